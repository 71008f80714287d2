import MatchingDomain
import TestInstances
import Testing
import TestRandom

@Suite(.timeLimit(.minutes(5)))
struct CertificateTests {
    /// One instance with competition on every level, and its true solution.
    private func solved(seed: UInt64) throws -> (MatchingInstance, Solution) {
        var random = SeededGenerator(seed: seed)
        let instance = try RandomInstance.make(
            &random, candidates: 14, dwellings: 3, places: 2...3, percent: 60, weights: 0...2, days: 0...40)
        return (instance, try LexicographicSolver().solve(instance))
    }

    private func flaws(_ solution: Solution, _ instance: MatchingInstance) -> [String] {
        CertificateChecker.flaws(in: solution, of: instance)
    }

    /// The true values of an assignment, to claim with a forged one, so that its values alone cannot reveal it.
    private func values(_ pairs: [MatchingInstance.Pair], _ instance: MatchingInstance) -> [LevelValue] {
        SolutionValues(Assignment(pairs: pairs), instance).inOrder
    }

    @Test(arguments: 0..<20)
    func acceptsCorrectSolutions(seed: UInt64) throws {
        let (instance, solution) = try self.solved(seed: seed)
        #expect(self.flaws(solution, instance) == [])
        #expect(self.values(solution.assignment.pairs, instance) == solution.values)
        // Counted from the definition of the levels, by code that the checker does not share.
        #expect(BruteForce.gains(solution.assignment.pairs, instance) == solution.gains)
    }

    /// Every assignment with one pair less or with one candidate exchanged has a lower value, and is refused even when
    /// it claims its own true values.
    @Test(arguments: 0..<20)
    func everyNeighbouringAssignmentIsRefused(seed: UInt64) throws {
        let (instance, solution) = try self.solved(seed: seed)
        let chosen = solution.assignment.pairs
        for index in chosen.indices {
            var fewer = chosen
            fewer.remove(at: index)
            var forged = solution
            forged.assignment = Assignment(pairs: fewer)
            forged.values = self.values(fewer, instance)
            #expect(!self.flaws(forged, instance).isEmpty)
            let presented = Set(chosen.map(\.candidate))
            for other in instance.pairs
            where other.dwelling == chosen[index].dwelling && !presented.contains(other.candidate) {
                let exchanged = (fewer + [other]).sorted()
                forged.assignment = Assignment(pairs: exchanged)
                forged.values = self.values(exchanged, instance)
                #expect(!self.flaws(forged, instance).isEmpty)
            }
        }
    }

    @Test(arguments: 0..<20)
    func refusesAWrongValue(seed: UInt64) throws {
        let (instance, solution) = try self.solved(seed: seed)
        for index in solution.values.indices {
            var forged = solution
            forged.values[index] = LevelValue(level: forged.values[index].level, value: forged.values[index].value + 1)
            #expect(self.flaws(forged, instance).count == 1)
        }
    }

    /// Potentials for another statement prove nothing: a raised sink claims that more flow would gain.
    @Test(arguments: 0..<20)
    func tamperedPotentialsAreRefused(seed: UInt64) throws {
        let (instance, solution) = try self.solved(seed: seed)
        for level in solution.certificate.levels.indices.dropLast() {
            var forged = solution
            let pair = try #require(solution.assignment.pairs.first)
            forged = solution
            forged.certificate.levels[level].candidates[pair.candidate] += 1_000_000
            #expect(!self.flaws(forged, instance).isEmpty)
            forged = solution
            forged.certificate.levels[level].dwellings[pair.dwelling] -= 1_000_000
            #expect(!self.flaws(forged, instance).isEmpty)
            forged = solution
            forged.certificate.levels[level].dwellings[pair.dwelling] = .min
            #expect(!self.flaws(forged, instance).isEmpty)
        }
        var forged = solution
        forged.certificate.levels = forged.certificate.levels.map { vector in
            var zero = vector
            zero.candidates = vector.candidates.map { _ in 0 }
            zero.dwellings = vector.dwellings.map { _ in 0 }
            zero.routes = vector.routes.map { _ in 0 }
            zero.institutions = vector.institutions.map { _ in 0 }
            return zero
        }
        #expect(!self.flaws(forged, instance).isEmpty)
    }

    @Test func aCertificateOfTheWrongShapeIsRefused() throws {
        let (instance, solution) = try self.solved(seed: 3)
        var forged = solution
        forged.certificate.levels.removeLast()
        #expect(!self.flaws(forged, instance).isEmpty)
        forged = solution
        forged.certificate.levels[2].candidates.removeLast()
        #expect(!self.flaws(forged, instance).isEmpty)
        forged = solution
        forged.certificate.levels[1].routes.removeLast()
        #expect(!self.flaws(forged, instance).isEmpty)
        forged = solution
        forged.values.removeLast()
        #expect(!self.flaws(forged, instance).isEmpty)
    }

    @Test func aForbiddenAssignmentIsRefused() throws {
        let (instance, solution) = try self.solved(seed: 4)
        let first = try #require(solution.assignment.pairs.first)
        var forged = solution
        forged.assignment.pairs.append(first)
        #expect(!self.flaws(forged, instance).isEmpty)
        forged = solution
        forged.assignment.pairs[0] = MatchingInstance.Pair(candidate: 999, dwelling: 0)
        #expect(!self.flaws(forged, instance).isEmpty)
        forged = solution
        let rivals = instance.pairs.filter { $0.dwelling == first.dwelling }
        try #require(rivals.count > instance.dwellings[first.dwelling].places)
        forged.assignment.pairs = rivals
        #expect(!self.flaws(forged, instance).isEmpty)
    }
}
