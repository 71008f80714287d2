import MatchingDomain
import Testing
import TestRandom

@Suite struct SolverTests {
    private let solver = ShortestPathSolver()

    /// MAT-2, MAT-3, MAT-8, MAT-12: on every level in order, and down to who goes where, nothing better exists.
    @Test(.timeLimit(.minutes(2)), arguments: 0..<40)
    func findsWhatBruteForceFindsLevelByLevel(block: UInt64) throws {
        var random = SeededGenerator(seed: 7_000 + block)
        for _ in 0..<100 {
            let instance = try RandomInstance.small(&random)
            let solution = try self.solver.solve(instance)
            let best = BruteForce(instance)
            let gains = solution.values.map { $0.level == .canonical ? -$0.value : $0.value }
            #expect(gains == best.best)
            #expect(solution.assignment.pairs == best.bestPairs)
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
        let pairs = instance.pairs.map { pair in
            MatchingInstance.Pair(
                candidate: candidateOrder.firstIndex(of: pair.candidate) ?? 0,
                dwelling: dwellingOrder.firstIndex(of: pair.dwelling) ?? 0)
        }
        let reordered = try MatchingInstance(
            candidates: candidateOrder.map { instance.candidates[$0] },
            dwellings: dwellingOrder.map { instance.dwellings[$0] }, pairs: pairs.shuffled(using: &random))
        #expect(reordered == instance)
        #expect(try self.solver.solve(reordered) == self.solver.solve(instance))
    }

    /// MAT-12: a dwelling without a candidate goes before a second candidate elsewhere, whoever waits longest.
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

    /// MAT-8 before MAT-3: over the norm in the first group beats waiting longer.
    @Test func theNormComesBeforeWaitingDays() throws {
        let instance = try MatchingInstance(
            candidates: [self.candidate("a", weight: 0, days: 80), self.candidate("b", weight: 2, days: 10)],
            dwellings: [MatchingInstance.Dwelling(id: "d", places: 1)],
            pairs: [
                MatchingInstance.Pair(candidate: 0, dwelling: 0), MatchingInstance.Pair(candidate: 1, dwelling: 0),
            ])
        #expect(try self.solver.solve(instance).assignment.pairs.map(\.candidate) == [1])
    }

    /// Level 8: when candidates are scarce they spread over the dwellings instead of piling up on one.
    @Test func scarceCandidatesAreSpreadEvenly() throws {
        let instance = try MatchingInstance(
            candidates: (0..<4).map { self.candidate("c\($0)", weight: 0, days: 5) },
            dwellings: (0..<2).map { MatchingInstance.Dwelling(id: "d\($0)", places: 4) },
            pairs: (0..<8).map { MatchingInstance.Pair(candidate: $0 / 2, dwelling: $0 % 2) })
        #expect(try self.solver.solve(instance).assignment.pairs.map(\.dwelling) == [0, 0, 1, 1])
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
            try MatchingInstance(
                candidates: [], dwellings: [], pairs: [MatchingInstance.Pair(candidate: 0, dwelling: 0)])
        }
        #expect(throws: MatchingFault.self) {
            try MatchingInstance(
                candidates: [self.candidate("a", weight: Int64.max, days: 0)], dwellings: [], pairs: [])
        }
    }

    /// A large day stays bearable without optimisation, too.
    @Test(.timeLimit(.minutes(2)))
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
