import Contracts
import JSON
import MatchingDomain
@testable import MatchingService
import Pipeline
import PostgresClient
import TestSupport
import Testing
import Vocabulary

/// Matching at its seams: events in, messages out, tables, the read API.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct MatchingServiceTests {
    private func types(_ emissions: [Emission], to partner: String? = nil) -> [String] {
        emissions.filter { $0.audience == (partner.map { .partner($0) } ?? .stream) }.map(\.type)
    }

    private func clients(_ emissions: [Emission], to partner: String) -> [String] {
        emissions.filter { $0.audience == .partner(partner) }
            .flatMap { $0.data["candidates"]?.arrayValue ?? [] }
            .compactMap { $0["applicationId"]?.stringValue }
    }

    @Test func eachPartnerSeesItsPartOfAPresentation() async throws {
        try await MatchingRun.with { run in
            try await run.prepare()
            let emissions = try await run.start("2019-08-02")
            #expect(
                self.types(emissions) == [
                    InternalType.solveCertified.wireName, InternalType.presentationMade.wireName,
                    InternalType.standingChanged.wireName,
                ])
            #expect(Set(self.clients(emissions, to: "mitros")) == ["a", "b"])
            #expect(self.clients(emissions, to: "lister") == ["a"])
            #expect(self.clients(emissions, to: "kwintes") == ["b"])
            #expect(try await run.standing() == ["a", "b"])
            let listed = try await run.list("presentations")
            #expect(listed.compactMap { $0["dwellingId"]?.stringValue } == ["d1"])
            #expect(try await run.list("proposals").isEmpty)
            #expect(try await run.list("placements").isEmpty)
        }
    }

    @Test func aChoiceIsAnsweredAndPlacesTheClient() async throws {
        try await MatchingRun.with { run in
            try await run.prepare()
            let made = try await run.start("2019-08-02")
            let presentation = try #require(made.first { $0.type == InternalType.presentationMade.wireName }?.subject)
            let emissions = try await run.tell(.matchChosen, presentation, from: "mitros", ["applicationId": "a"])
            #expect(self.types(emissions, to: "mitros").contains(InternalType.decisionApplied.wireName))
            #expect(self.types(emissions).contains(InternalType.placementConfirmed.wireName))
            #expect(self.types(emissions, to: "lister").contains(InternalType.placementConfirmed.wireName))
            #expect(!self.types(emissions, to: "kwintes").contains(InternalType.placementConfirmed.wireName))
            #expect(try await run.list("placements").compactMap { $0["applicationId"]?.stringValue } == ["a"])
            #expect(try await run.list("presentations").isEmpty)
            #expect(try await run.standing().isEmpty)
            // A second choice comes too late, and its sender is told so.
            let late = try await run.tell(.matchChosen, presentation, from: "mitros", ["applicationId": "b"])
            #expect(
                self.types(late, to: "mitros") == [InternalType.decisionRefused.wireName] && self.types(late).isEmpty)
        }
    }

    @Test func theListOfSolvesOmitsTheSituation() async throws {
        try await MatchingRun.with { run in
            try await run.prepare()
            try await run.start("2019-08-02")
            let solves = try await run.list("solves")
            #expect(solves.count == 1 && solves[0]["openCandidates"]?.integerValue == 2)
            #expect(solves[0]["situation"] == nil && solves[0]["solution"] == nil)
        }
    }

    /// Versions until 2026 stored the kind `institution`.
    @Test func rowsOfADroppedKindDoNotPreventLoading() async throws {
        try await MatchingRun.with { run in
            try await run.prepare()
            try await run.connection.query(
                """
                INSERT INTO entity (kind, id, document)
                VALUES ('institution', 'lister', '{"id": "lister", "joinedOn": 17897}')
                """)
            try await run.restart()
            try await run.start("2019-08-02")
            #expect(try await run.list("presentations").compactMap { $0["dwellingId"]?.stringValue } == ["d1"])
        }
    }

    @Test(arguments: ["/api/v1/made-up", "/api/v1/rounds/made-up"])
    func anUnknownPathIsAProblem(path: String) async throws {
        try await MatchingRun.with { run in
            let answer = try await run.answer(path) { MatchingRoutes(pool: $0).add(to: $1) }
            #expect(answer.status == 404 && answer.isProblem && !answer.body.contains("made-up"))
        }
    }

    @Test func anErrorOfTheDatabaseIsAProblem() async throws {
        try await MatchingRun.with { run in
            try await run.connection.execute("DROP TABLE entity CASCADE")
            let answer = try await run.answer("/api/v1/rounds") { MatchingRoutes(pool: $0).add(to: $1) }
            #expect(answer.status == 500 && answer.isProblem && !answer.body.contains("entity"))
        }
    }

    /// The table's key holds even if every rule fails.
    @Test func noCommitPutsAClientInTwoPresentations() async throws {
        try await MatchingRun.with { run in
            try await run.prepare()
            try await run.start("2019-08-02")
            let before = try await run.standing()
            await #expect(throws: PostgresError.self) {
                try await run.connection.transaction { database in
                    try database.query("INSERT INTO standing (application_id, presentation_id) VALUES ('a', 'other')")
                }
            }
            #expect(try await run.standing() == before)
        }
    }
}
