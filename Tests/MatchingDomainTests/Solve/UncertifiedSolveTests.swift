import MatchingDomain
import Testing
import Vocabulary

/// A solver that leaves out the last candidate and claims the rest is optimal.
private struct LazySolver: MatchingSolver {
    func solve(_ instance: MatchingInstance) throws(MatchingFault) -> Solution {
        var solution = try LexicographicSolver().solve(instance)
        solution.assignment.pairs.removeLast()
        return solution
    }
}

@Suite(.timeLimit(.minutes(5)))
struct UncertifiedSolveTests {
    /// Design "The problem": without a valid certificate nothing is published, and nothing changes.
    @Test func withoutACertificateNothingIsPublished() throws {
        var matching = Matching(solver: LazySolver())
        try Fixture.openRound(&matching)
        for id in ["a", "b", "c"] {
            try matching.apply(.applicationSubmitted(applicationId: id, profile: Fixture.profile()))
        }
        try matching.apply(.dwellingNominated(Fixture.nomination()))
        let before = matching.written
        let fault = #expect(throws: MatchingFault.self) {
            try matching.apply(.dayStarted(Fixture.date("2019-08-01")))
        }
        #expect(fault?.code == "certificate-refused")
        #expect(matching.written == before)
        #expect(matching.state.currentDay == Fixture.date("2019-07-31"))
        var state = matching.state
        #expect(state.takeChanged().isEmpty)
    }

    /// A solve record contains enough to check the solve again, elsewhere and later.
    @Test func aRecordedSolveCanBeCheckedAgain() throws {
        var matching = Matching()
        try Fixture.openRound(&matching)
        try matching.apply(.applicationSubmitted(applicationId: "a", profile: Fixture.profile()))
        try matching.apply(.dwellingNominated(Fixture.nomination()))
        let outcomes = try matching.apply(.dayStarted(Fixture.date("2019-08-01")))
        guard case .solveCertified(let record)? = outcomes.first else {
            Issue.record("no certificate: \(outcomes)")
            return
        }
        #expect(try CertificateChecker.flaws(in: record.solution, of: DayProblem(record.situation).instance) == [])
        #expect(record.verdict == .verified)
    }
}
