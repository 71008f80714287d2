import MatchingDomain
import TestInstances
import Testing
import TestRandom

@Suite(.timeLimit(.minutes(5)))
struct SolverTests {
    private let solver = LexicographicSolver()

    /// MAT-2, MAT-3, MAT-5, MAT-8, MAT-12: on every level, in any order of the levels, no better solution exists.
    @Test(.timeLimit(.minutes(5)), arguments: 0..<40)
    func everyLevelAgreesWithBruteForce(block: UInt64) throws {
        var random = SeededGenerator(seed: 7_000 + block)
        for _ in 0..<100 {
            let instance = try RandomInstance.small(&random)
            let solution = try self.solver.solve(instance)
            #expect(solution.gains == BruteForce(instance).best)
            #expect(CertificateChecker.flaws(in: solution, of: instance) == [])
        }
    }

    /// Architecture, "one order": the solve does not depend on the order of events within a day.
    @Test(arguments: 0..<30)
    func theOrderOfTheInputChangesNothing(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let instance = try RandomInstance.make(
            &random, candidates: 40, dwellings: 8, places: 1...4, percent: 30, weights: 0...2, days: 0...9)
        let candidateOrder = instance.candidates.indices.shuffled(using: &random)
        let dwellingOrder = instance.dwellings.indices.shuffled(using: &random)
        let reordered = try instance.reordered(candidates: candidateOrder, dwellings: dwellingOrder)
        #expect(reordered == instance)
        #expect(try self.solver.solve(reordered) == self.solver.solve(instance))
    }

    /// MAT-12: a dwelling without a candidate comes before a second candidate elsewhere, whichever client has waited
    /// longest.
    @Test func aFirstCandidateForADwellingComesBeforeWaiting() throws {
        let instance = try MatchingInstance(
            candidates: [
                self.candidate("long", weight: 9, days: 900), self.candidate("short", weight: 0, days: 1),
            ],
            dwellings: [
                MatchingInstance.Dwelling(id: "d1", places: 1), MatchingInstance.Dwelling(id: "d2", places: 1),
            ],
            pairs: [
                MatchingInstance.Pair(candidate: 0, dwelling: 0), MatchingInstance.Pair(candidate: 0, dwelling: 1),
                MatchingInstance.Pair(candidate: 1, dwelling: 0),
            ])
        let solution = try self.solver.solve(instance)
        #expect(solution.assignment.pairs.map(\.dwelling) == [1, 0])
    }

    /// MAT-8 before MAT-3: being over the norm in the first group outranks longer waiting.
    @Test func theNormComesBeforeWaitingDays() throws {
        let instance = try MatchingInstance(
            candidates: [self.candidate("a", weight: 0, days: 80), self.candidate("b", weight: 2, days: 10)],
            dwellings: [MatchingInstance.Dwelling(id: "d", places: 1)],
            pairs: [
                MatchingInstance.Pair(candidate: 0, dwelling: 0), MatchingInstance.Pair(candidate: 1, dwelling: 0),
            ])
        #expect(try self.solver.solve(instance).assignment.pairs.map(\.candidate) == [1])
    }

    /// Level 8: scarce candidates are spread over the dwellings instead of piling up on one.
    @Test(arguments: 0..<20)
    func scarceCandidatesAreSpreadEvenly(draw: Int) throws {
        let instance = try MatchingInstance(
            candidates: (0..<4).map { self.candidate("c\($0)", weight: 0, days: 5) },
            dwellings: (0..<2).map { MatchingInstance.Dwelling(id: "d\($0)", places: 4) },
            pairs: (0..<8).map { MatchingInstance.Pair(candidate: $0 / 2, dwelling: $0 % 2) }, draw: "\(draw)")
        #expect(try self.solver.solve(instance).assignment.pairs.map(\.dwelling).sorted() == [0, 0, 1, 1])
    }

    /// Level 8: candidates that are equal on every level win a tie equally often over the days, whatever the reference.
    @Test func tiesAreDrawnByLot() throws {
        var wins = [0, 0, 0, 0]
        for day in 0..<2_000 {
            let instance = try MatchingInstance(
                candidates: (0..<4).map { self.candidate("c\($0)", weight: 0, days: 5) },
                dwellings: [MatchingInstance.Dwelling(id: "d", places: 1)],
                pairs: (0..<4).map { MatchingInstance.Pair(candidate: $0, dwelling: 0) }, draw: "day \(day)")
            let winner = try #require(try self.solver.solve(instance).assignment.pairs.first)
            wins[winner.candidate] += 1
        }
        // 500 expected; five standard deviations are 97.
        #expect(wins.allSatisfy { (403...597).contains($0) }, "\(wins)")
    }

    @Test func anEmptyDayIsSolvedAndCertified() throws {
        let instance = try MatchingInstance(
            candidates: [], dwellings: [MatchingInstance.Dwelling(id: "d", places: 3)], pairs: [])
        let solution = try self.solver.solve(instance)
        #expect(solution.assignment.pairs == [])
        #expect(CertificateChecker.flaws(in: solution, of: instance) == [])
    }

    @Test func anInstanceThatContradictsItselfIsADefect() {
        let twice = [self.candidate("a", weight: 0, days: 0), self.candidate("a", weight: 0, days: 0)]
        #expect(throws: MatchingFault.self) {
            try MatchingInstance(candidates: twice, dwellings: [], pairs: [])
        }
        #expect(throws: MatchingFault.self) {
            try MatchingInstance(candidates: [], dwellings: [], profiles: [0], kinds: [], rows: [])
        }
        #expect(throws: MatchingFault.self) {
            try MatchingInstance(
                candidates: [self.candidate("a", weight: Int64.max, days: 0)], dwellings: [], pairs: [])
        }
    }

    /// A large day stays acceptably fast even without compiler optimisation.
    @Test(.timeLimit(.minutes(10)))
    func aLargeDayIsCertified() throws {
        var random = SeededGenerator(seed: 1)
        let instance = try RandomInstance.make(
            &random, candidates: 600, dwellings: 20, places: 4...4, percent: 40, weights: 0...3, days: 0...900)
        let solution = try self.solver.solve(instance)
        #expect(solution.assignment.pairs.count == 80)
        #expect(CertificateChecker.flaws(in: solution, of: instance) == [])
    }

    private func candidate(_ id: String, weight: Int64, days: Int64) -> MatchingInstance.Candidate {
        MatchingInstance.Candidate(
            id: id, institution: "i", route: "outflow", overNormWeight: weight, waitingDays: days)
    }
}
