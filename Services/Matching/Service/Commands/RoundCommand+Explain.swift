import MatchingDomain
import OperatorCommands
import ServiceKit
import Vocabulary

extension RoundCommand.Explain: RoundQuestion {
    func answer(_ store: RoundStore) async throws -> String {
        let round = try await store.round(self.round)
        let solves = try await store.solves(of: round.id)
        let presentations = try await store.presentations(of: round.id)
        var known: Candidate?
        if let candidate = self.candidate { known = try await store.candidate(candidate) }
        let viewer = self.viewer.map { Viewer($0, records: solves, presentations: presentations, asked: known) }
        guard viewer?.mayAsk(candidate: self.candidate, dwelling: self.dwelling) ?? true else {
            throw UsageError("\(self.viewer ?? "") may only ask about its own clients and dwellings")
        }
        switch (self.candidate, self.dwelling) {
        case (let candidate?, let dwelling?):
            let record: SolveRecord
            if let day = self.day {
                record = try RoundAnswer.solve(solves, round: round.id, day: day.description)
            } else {
                // The last day on which both were open; failing that, the last on which the dwelling was, then the
                // candidate.
                func isOpen(_ solve: SolveRecord) -> Int {
                    (solve.situation.dwellings.contains { $0.id == dwelling } ? 2 : 0)
                        + (solve.situation.candidates.contains { $0.id == candidate } ? 1 : 0)
                }
                guard let best = solves.max(by: { (isOpen($0), $0.date) < (isOpen($1), $1.date) }) else {
                    throw UsageError("there was no solve in round \(round.id)")
                }
                record = best
            }
            let whole = try Explainer(record.situation, record.solution).explain(candidate, dwelling)
                .afterOfficeDecisions(try await store.presentations(ofSolve: record.id))
            let explanation = viewer?.redact(whole) ?? whole
            return self.json ? try RoundAnswer.json(explanation) : explanation.sentence + "\n"
        case (let candidate?, nil):
            let explanation = try RoundExplainer(round: round.id, records: solves, presentations: presentations)
                .explain(candidate: candidate, known: known)
            return self.json ? try RoundAnswer.json(explanation) : explanation.sentence + "\n"
        case (nil, let id?):
            guard let dwelling = try await store.dwelling(id) else {
                throw UsageError("there is no dwelling \(id)")
            }
            let explanation = try RoundExplainer(round: round.id, records: solves, presentations: presentations)
                .explain(dwelling: dwelling)
            return self.json ? try RoundAnswer.json(explanation) : explanation.sentence + "\n"
        case (nil, nil):
            throw UsageError("explain needs a candidate, a dwelling, or both")
        }
    }
}
