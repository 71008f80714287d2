import MatchingDomain
import TestRandom
import Testing

/// Shows why the linter refuses crossing families (design "The problem"): the gap can be found by search.
///
/// Any point halfway between two whole assignments is a solution of the linear relaxation, and every half-integral
/// solution is such a point. Costs are the squares at whole numbers and linear between them. Where a half-integral
/// solution is better than every whole assignment, a flow would not give whole people.
@Suite(.timeLimit(.minutes(5)))
struct StructureTests {
    private struct Problem {
        var places: [Int]
        var options: [[Int]]
        /// The sets in which each candidate counts.
        var memberships: [[Int]]
        var targets: [Int]
    }

    /// The number of placed candidates per set: every vector that an assignment with the most places reaches.
    private func counts(_ problem: Problem) -> Set<[Int]> {
        var reached: [Int: Set<[Int]>] = [:]
        func visit(_ candidate: Int, _ free: [Int], _ placed: Int, _ counts: [Int]) {
            guard candidate < problem.options.count else {
                reached[placed, default: []].insert(counts)
                return
            }
            visit(candidate + 1, free, placed, counts)
            for dwelling in problem.options[candidate] where free[dwelling] > 0 {
                var (free, counts) = (free, counts)
                free[dwelling] -= 1
                for set in problem.memberships[candidate] { counts[set] += 1 }
                visit(candidate + 1, free, placed + 1, counts)
            }
        }
        visit(0, problem.places, 0, problem.targets.map { _ in 0 })
        return reached.max { $0.key < $1.key }?.value ?? []
    }

    /// Twice the cost at half of the sum, which is a whole number or halfway between two.
    private func doubled(_ sum: [Int], _ targets: [Int]) -> Int {
        zip(sum, targets).reduce(0) { total, next in
            let (low, high) = (next.0 / 2, (next.0 + 1) / 2)
            return total + (low - next.1) * (low - next.1) + (high - next.1) * (high - next.1)
        }
    }

    private func hasGap(_ problem: Problem) -> Bool {
        let vectors = Array(self.counts(problem))
        let whole = vectors.map { self.doubled($0.map { 2 * $0 }, problem.targets) }.min() ?? 0
        for (index, one) in vectors.enumerated() {
            for other in vectors.dropFirst(index + 1) {
                if self.doubled(zip(one, other).map(+), problem.targets) < whole { return true }
            }
        }
        return false
    }

    /// Four to six candidates for two dwellings with one place each, divided by two properties.
    ///
    /// - Parameter crossing: whether the two divisions cross; otherwise the second divides within the first.
    private func gaps(crossing: Bool, tries: Int) -> Int {
        var random = SeededGenerator(seed: 1)
        return (0..<tries).count { _ in
            let candidates = random.int(4...6)
            let memberships = (0..<candidates).map { _ in
                let (first, second) = (random.int(0...1), random.int(0...1))
                return crossing ? [first, 2 + second] : [first, 2 + 2 * first + second]
            }
            return self.hasGap(
                Problem(
                    places: [1, 1], options: (0..<candidates).map { _ in [random.int(0...1)] },
                    memberships: memberships,
                    targets: crossing ? [1, 1, 1, 1] : (0..<6).map { _ in random.int(0...2) }))
        }
    }

    @Test func nestedFamiliesLeaveNoGap() {
        #expect(self.gaps(crossing: false, tries: 3_000) == 0)
    }

    @Test func crossingFamiliesLeaveAGap() {
        #expect(self.gaps(crossing: true, tries: 3_000) > 0)
        // The smallest example: each dwelling, institution and group has two of the four candidates, and two of
        // different kinds share exactly one. Half of every candidate would match the shares exactly; two whole people
        // never do.
        #expect(
            self.hasGap(
                Problem(
                    places: [1, 1], options: [[0], [1], [1], [0]],
                    memberships: [[0, 2], [0, 3], [1, 2], [1, 3]], targets: [1, 1, 1, 1])))
    }

    /// A policy names each free level once and no other; every order of them can be solved.
    @Test func levelsAreLinted() {
        let free: [Level] = [.overNorm, .institutions, .routes, .waiting, .suitability]
        #expect(PolicyLinter.findings(levels: free.reversed()).isEmpty)
        #expect(PolicyLinter.findings(levels: Array(free.dropLast())).map(\.code) == ["level-missing"])
        #expect(PolicyLinter.findings(levels: free + [.waiting]).map(\.code) == ["level-twice"])
        #expect(PolicyLinter.findings(levels: free + [.places]).map(\.code) == ["level-fixed"])
        #expect(Level.isSolvable(Level.standardOrder))
        #expect(!Level.isSolvable(Level.allCases.reversed()))
    }
}
