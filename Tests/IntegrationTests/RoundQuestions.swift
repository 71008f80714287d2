import Contracts
import Foundation
import MatchingDomain
import Supervision
import Testing
import Vocabulary

/// Asks every question about a round of an installation that has played one (issue "Shows": explain, replay, what-if).
enum RoundQuestions {
    static func ask(_ installation: Installation) async throws {
        let rounds = try Self.decode([Round].self, try await installation.round("list", "--json"))
        let round = try #require(rounds.first { $0.report?.fairness != nil })
        let text = try await installation.round("show", round.id)
        for part in [
            "Quota (MAT-1)", "alle bewezen optimaal", "Trechter (MAT-13)", "Verdeling over de instellingen",
            "Volgorde van de groepen",
        ] {
            #expect(text.contains(part))
        }
        #expect(try await installation.replay(round: round.id).contains("gelijk tot op de byte"))

        // A presented client, and the export of the same day's solve.
        let export = try Self.decode(
            Export.self, try await installation.openRound("export", round.id))
        let pair = try #require(export.record.solution.assignment.pairs.first)
        let candidate = export.instance.candidates[pair.candidate].id
        let dwelling = export.instance.dwellings[pair.dwelling].id
        #expect(CertificateChecker.flaws(in: export.record.solution, of: export.instance) == [])
        let day = export.record.date
        let presented = try await installation.openRound(
            "explain", round.id, "--candidate", candidate, "--dwelling", dwelling, "--day", day.description)
        #expect(presented == "Cliënt \(candidate) is op \(day.dutch) voorgedragen voor woning \(dwelling).\n")
        let other = try #require(export.record.situation.candidates.first { $0.id != candidate }?.id)
        let explained = try Self.decode(
            PairExplanation.self,
            try await installation.openRound(
                "explain", round.id, "--candidate", other, "--dwelling", dwelling, "--day", day.description,
                "--json"))
        #expect(explained.sentence.contains(other) && explained.sentence.contains(dwelling))
        #expect(try await installation.openRound("explain", round.id, "--candidate", other).contains(other))
        #expect(try await installation.openRound("explain", round.id, "--dwelling", dwelling).contains(dwelling))

        // An institution that asks about its own client sees nothing of others; a question about another institution's
        // client is refused.
        let client = try #require(export.record.situation.candidates.first { $0.id == candidate })
        let stranger = try #require(
            export.record.situation.candidates.first { $0.profile.institution != client.profile.institution })
        #expect(
            try await installation.openRound(
                "explain", round.id, "--candidate", candidate, "--dwelling", dwelling, "--day", day.description,
                "--for", client.profile.institution) == presented)
        await #expect(throws: OperationError.self) {
            try await installation.openRound(
                "explain", round.id, "--candidate", stranger.id, "--dwelling", dwelling, "--day", day.description,
                "--for", client.profile.institution)
        }

        let level = try await installation.openRound(
            "export", round.id, "--day", day.description, "--dimacs", "--level", "1")
        #expect(level.contains("\np min ") && level.contains("c optimum -"))
        let fewer = try Self.decode(
            [WhatIf].self,
            try await installation.openRound("what-if", round.id, "--candidates-per-dwelling", "1", "--json"))
        #expect(fewer.contains { !$0.removals.isEmpty })
        try await Self.replayAfterAnErasure(of: candidate, in: round.id, installation)
        // Questions without an answer get the reason.
        await #expect(throws: OperationError.self) { try await installation.round("show", "nothing") }
        await #expect(throws: OperationError.self) {
            try await installation.openRound("what-if", round.id, "--levels", "waiting", "--json")
        }
    }

    /// When an application is no longer in the stream, the replay names it and does not report a difference.
    private static func replayAfterAnErasure(
        of candidate: String, in round: String, _ installation: Installation
    ) async throws {
        let file = FileManager.default.temporaryDirectory.path + "/doorstroom-erased-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: file) }
        _ = try await installation.run(.registration, ["stream", "--references", file])
        let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
        let left = lines.filter { !($0.contains("application.submitted") && $0.contains("\"\(candidate)\"")) }
        #expect(left.count < lines.count)
        try left.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
        do {
            _ = try await installation.openRound("replay", round, "--stream", file)
            Issue.record("a round without a participant was replayed")
        } catch let error as OperationError {
            #expect(
                "\(error)".contains("no longer in the stream: \(candidate)")
                    && !"\(error)".contains("presentations differ"), "\(error)")
        }
    }

    private struct Export: Decodable {
        let record: SolveRecord
        let instance: MatchingInstance
    }

    private static func decode<T: Decodable>(_ type: T.Type, _ text: String) throws -> T {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }
}

extension Installation {
    /// The output of Matching's command `round …`.
    func round(_ words: String...) async throws -> String {
        try await self.run(.matching, ["round"] + words)
    }

    /// The same with references to persons.
    func openRound(_ words: String...) async throws -> String {
        try await self.run(.matching, ["round"] + words + ["--references"])
    }
}
