import Access
import ArgumentParser
import CommandExecution
import Foundation
import MatchingDomain
import OperatorCommands
import ServiceKit
import Vocabulary

/// Answers questions about rounds from the database, without the service running.
protocol RoundQuestion: ServiceCommand {
    /// The text to print, including its last line break.
    func answer(_ store: RoundStore) async throws -> String
    /// Whether references to persons are printed as they are.
    var showsReferences: Bool { get }
}

extension RoundQuestion {
    var showsReferences: Bool { false }

    public func run(in context: CommandContext) async throws {
        let answer = try await context.withDatabase { connection in
            let store = RoundStore(connection: connection)
            let mask = ReferenceMask(try await store.applications())
            let answer: String
            do {
                answer = try await self.answer(store)
            } catch let error as ReplayDifferenceError where !self.showsReferences {
                throw ReplayDifferenceError(description: mask.masked(error.description))
            }
            guard self.showsReferences else { return mask.masked(answer) }
            let command = "round \(Self._commandName)"
            try await context.note(command, .presentations, persons: mask.found(in: answer), on: connection)
            return answer
        }
        Console.print(answer, terminator: "")
    }
}

extension RoundCommand.Export {
    var showsReferences: Bool { self.references.isAsked }
}

extension RoundCommand.Explain {
    var showsReferences: Bool { self.references.isAsked }
}

extension RoundCommand.Replay {
    var showsReferences: Bool { self.references.isAsked }
}

extension RoundCommand.WhatIf {
    var showsReferences: Bool { self.references.isAsked }
}

extension RoundCommand.List: RoundQuestion {
    func answer(_ store: RoundStore) async throws -> String {
        let rounds = try await store.rounds()
        return self.json ? try RoundAnswer.json(rounds) : RoundText.list(rounds)
    }
}

extension RoundCommand.Show: RoundQuestion {
    func answer(_ store: RoundStore) async throws -> String {
        let round = try await store.round(self.round)
        if self.json { return try RoundAnswer.json(round) }
        return RoundText.show(
            round, quotas: try await store.quotas(of: round.id), solves: try await store.solves(of: round.id),
            presentations: try await store.presentations(of: round.id))
    }
}

extension RoundCommand.Export: RoundQuestion {
    func answer(_ store: RoundStore) async throws -> String {
        let record = try RoundAnswer.solve(
            try await store.solves(of: self.round), round: self.round, day: self.day?.description)
        let problem = try DayProblem(record.situation)
        try problem.checkRecordedSolution(record.solution)
        let instance = problem.instance
        guard let number = self.level else {
            return try RoundAnswer.json(ExportedSolve(record: record, instance: instance))
        }
        guard let level = Level(rawValue: number) else { throw UsageError("levels are numbered from 1 to 8") }
        return FlowExport(instance, record.solution, level: level).dimacs
    }
}

/// A day's complete solve, with which anyone can check the certificate.
private struct ExportedSolve: Encodable {
    let record: SolveRecord
    let instance: MatchingInstance
}

extension RoundCommand.Replay: RoundQuestion {
    func answer(_ store: RoundStore) async throws -> String {
        try await RoundReplay.run(store, round: self.round, stream: self.stream)
    }
}

extension RoundCommand.WhatIf: RoundQuestion {
    func answer(_ store: RoundStore) async throws -> String {
        let levels = try self.levels.map(Self.order)
        if let finding = levels.flatMap({ PolicyLinter.findings(levels: $0).first }) {
            throw UsageError("this order of levels cannot be solved: \(finding.message)")
        }
        let change = PolicyChange(
            inflowSharePercent: self.inflowShare, candidatesPerDwelling: self.candidatesPerDwelling, levels: levels)
        let answers = try await store.solves(of: self.round).map { try WhatIf($0, change) }
        return self.json ? try RoundAnswer.json(answers) : RoundText.whatIf(answers)
    }

    private static let names: KeyValuePairs<String, Level> = [
        "over-norm": .overNorm, "institution-share": .institutions, "route-share": .routes, "waiting": .waiting,
        "suitability": .suitability,
    ]

    private static func order(_ text: String) throws(UsageError) -> [Level] {
        var levels: [Level] = []
        for name in text.split(separator: ",") {
            guard let level = Self.names.first(where: { $0.key == name })?.value else {
                throw UsageError("unknown level \(name); known: \(Self.names.map(\.key).joined(separator: ", "))")
            }
            levels.append(level)
        }
        return levels
    }
}
