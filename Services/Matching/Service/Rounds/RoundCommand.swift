import Foundation
import MatchingDomain
import Messaging
import PostgresClient
import ServiceKit
import Vocabulary

/// Answers questions about rounds from the database, without the service running.
enum RoundCommand {
    static let command = ServiceCommand(
        "round", usage: "round REQUEST — answers a question about a round; `doorstroom round --help` says which"
    ) { arguments, context in
        guard arguments.count == 1,
            let request = try? JSONDecoder().decode(RoundRequest.self, from: Data(arguments[0].utf8))
        else { throw UsageError("round wants one request") }
        let connection = try await PostgresConnection(context.configuration.database)
        do {
            Console.print(try await Self.answer(request, RoundStore(connection: connection)), terminator: "")
        } catch {
            await connection.close()
            throw error
        }
        await connection.close()
    }

    private static func answer(_ request: RoundRequest, _ store: RoundStore) async throws -> String {
        switch request.question {
        case .list:
            let rounds = try await store.rounds()
            return request.asJSON ? try Self.json(rounds) : RoundText.list(rounds)
        case .show(let id):
            let round = try await store.round(id)
            if request.asJSON { return try Self.json(round) }
            return RoundText.show(
                round, quotas: try await store.quotas(of: id), solves: try await store.solves(of: id),
                presentations: try await store.presentations(of: id))
        case .export(let id, let day, let level):
            let record = try Self.solve(try await store.solves(of: id), round: id, day: day?.description)
            let problem = try DayProblem(record.situation)
            try problem.requireSolution(record.solution)
            let instance = problem.instance
            guard let number = level else {
                return try Self.json(ExportedSolve(record: record, instance: instance))
            }
            guard let level = Level(rawValue: number) else { throw UsageError("levels are numbered from 1 to 8") }
            return FlowExport(instance, record.solution, level: level).dimacs
        case .explain(let id, let candidate, let dwelling, let day, let partner):
            return try await Self.explain(
                store, round: try await store.round(id), candidate, dwelling, day?.description, partner,
                request.asJSON)
        case .replay(let id, let stream):
            return try await RoundReplay.run(store, round: id, stream: stream)
        case .whatIf(let id, let change):
            if let levels = change.levels, let finding = PolicyLinter.findings(levels: levels).first {
                throw UsageError("this order of levels cannot be solved: \(finding.message)")
            }
            let answers = try await store.solves(of: id).map { try WhatIf($0, change) }
            return request.asJSON ? try Self.json(answers) : RoundText.whatIf(answers)
        }
    }

    private static func explain(
        _ store: RoundStore, round: Round, _ candidate: String?, _ dwelling: String?, _ day: String?,
        _ partner: String?,
        _ asJSON: Bool
    ) async throws -> String {
        let solves = try await store.solves(of: round.id)
        let presentations = try await store.presentations(of: round.id)
        var known: Candidate?
        if let candidate { known = try await store.candidate(candidate) }
        let asker = partner.map { Asker($0, records: solves, presentations: presentations, asked: known) }
        guard asker?.mayAsk(candidate: candidate, dwelling: dwelling) ?? true else {
            throw UsageError("that is not for \(partner ?? "") to ask: it is about others' clients and dwellings")
        }
        switch (candidate, dwelling) {
        case (let candidate?, let dwelling?):
            let record: SolveRecord
            if day != nil {
                record = try Self.solve(solves, round: round.id, day: day)
            } else {
                // The last day on which both could be looked at; failing that, the last on which one could.
                func isOpen(_ solve: SolveRecord) -> Int {
                    (solve.situation.dwellings.contains { $0.id == dwelling } ? 2 : 0)
                        + (solve.situation.candidates.contains { $0.id == candidate } ? 1 : 0)
                }
                guard let best = solves.max(by: { (isOpen($0), $0.date) < (isOpen($1), $1.date) }) else {
                    throw UsageError("nothing was solved in round \(round.id)")
                }
                record = best
            }
            let whole = try Explainer(record.situation, record.solution).explain(candidate, dwelling)
                .settled(by: try await store.presentations(ofSolve: record.id))
            let explanation = asker?.cut(whole) ?? whole
            return asJSON ? try Self.json(explanation) : explanation.sentence + "\n"
        case (let candidate?, nil):
            let explanation = try RoundExplainer(round: round.id, records: solves, presentations: presentations)
                .explain(candidate: candidate, known: known)
            return asJSON ? try Self.json(explanation) : explanation.sentence + "\n"
        case (nil, let id?):
            guard let dwelling = try await store.dwelling(id) else {
                throw UsageError("there is no dwelling \(id)")
            }
            let explanation = try RoundExplainer(round: round.id, records: solves, presentations: presentations)
                .explain(dwelling: dwelling)
            return asJSON ? try Self.json(explanation) : explanation.sentence + "\n"
        case (nil, nil):
            throw UsageError("explain wants a candidate, a dwelling, or both")
        }
    }

    private static func solve(_ solves: [SolveRecord], round: String, day: String?) throws -> SolveRecord {
        guard let found = day == nil ? solves.first : solves.first(where: { $0.date.description == day }) else {
            let days = solves.map(\.date.description).joined(separator: ", ")
            throw UsageError("round \(round) was not solved \(day.map { "on \($0)" } ?? "yet"); solved on: \(days)")
        }
        return found
    }

    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }
}

/// A day's solve, whole: anyone can check the certificate with it.
private struct ExportedSolve: Encodable {
    let record: SolveRecord
    let instance: MatchingInstance
}
