import MatchingDomain
import TestInstances
import TestRandom
import Testing

/// Laws that hold for every problem, tested on random ones.
@Suite(.timeLimit(.minutes(5)))
struct SolverLawTests {
    private let solver = LexicographicSolver()

    private func instance(_ random: inout SeededGenerator) throws -> MatchingInstance {
        try RandomInstance.make(
            &random, candidates: random.int(5...40), dwellings: random.int(1...8), places: 1...4,
            percent: random.int(10...60), weights: 0...2, days: 0...9, order: RandomInstance.order(&random))
    }

    private func gain(_ level: Level, _ solution: Solution) -> Int64 {
        zip(solution.values, solution.gains).first { $0.0.level == level }?.1 ?? 0
    }

    /// MAT-12: one more dwelling never costs a dwelling its first candidate, nor a filled place.
    @Test(arguments: 0..<40)
    func anAddedDwellingNeverLowersLevelsOneAndTwo(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let before = try self.instance(&random)
        let added = before.candidates.indices.filter { _ in random.chance(30) }.map {
            MatchingInstance.Pair(candidate: $0, dwelling: before.dwellings.count)
        }
        let own = before.pairs
        let after = try before.rebuilt(
            dwellings: before.dwellings + [MatchingInstance.Dwelling(id: "new", places: random.int(1...4))],
            pairs: own + added,
            scores: own.map { before.score($0) ?? 0 } + added.map { _ in UInt8(random.int(0...2)) })
        let (old, new) = (try self.solver.solve(before), try self.solver.solve(after))
        #expect(self.gain(.dwellings, new) >= self.gain(.dwellings, old))
        #expect(self.gain(.places, new) >= self.gain(.places, old))
    }

    /// Other references give another draw at level 8; no level above it changes.
    @Test(arguments: 0..<40)
    func renamingLeavesEveryLevelAboveTheLotsUnchanged(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let instance = try self.instance(&random)
        let renamed = try instance.rebuilt(
            candidates: instance.candidates.enumerated().map { index, candidate in
                MatchingInstance.Candidate(
                    id: "x\((index * 7919) % 1009)", institution: candidate.institution, route: candidate.route,
                    overNormWeight: candidate.overNormWeight, waitingDays: candidate.waitingDays)
            },
            dwellings: instance.dwellings.enumerated().map {
                MatchingInstance.Dwelling(id: "y\(($0 * 31) % 97)", places: $1.places)
            })
        #expect(
            try self.solver.solve(renamed).values.dropLast() == self.solver.solve(instance).values.dropLast())
    }

    /// Twice the candidates, dwellings and shares: the counting levels double. The squares may do better than four times:
    /// with twice the people a share of two and a half is a share of five.
    @Test(arguments: 0..<40)
    func duplicatingEverythingScales(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let drawn = try self.instance(&random)
        let once = try MatchingInstance(
            candidates: drawn.candidates, dwellings: drawn.dwellings, pairs: drawn.pairs, shares: drawn.shares,
            // Placed below the shares, the norm gets what they leave, and shares round differently at twice the size.
            order: Level.allCases)
        let own = once.pairs
        let copies = own.flatMap { pair in
            [(0, 0), (0, 1), (1, 0), (1, 1)].map { one, other in
                MatchingInstance.Pair(
                    candidate: pair.candidate + one * once.candidates.count,
                    dwelling: pair.dwelling + other * once.dwellings.count)
            }
        }
        let shares = Shares(
            denominator: once.shares.denominator,
            institutions: once.shares.institutions.map {
                Shares.Institution(institution: $0.institution, numerator: 2 * $0.numerator)
            },
            routes: once.shares.routes.map {
                Shares.Route(institution: $0.institution, route: $0.route, numerator: 2 * $0.numerator)
            })
        let twice = try once.rebuilt(
            candidates: once.candidates
                + once.candidates.map {
                    MatchingInstance.Candidate(
                        id: "z" + $0.id, institution: $0.institution, route: $0.route,
                        overNormWeight: $0.overNormWeight, waitingDays: $0.waitingDays)
                },
            dwellings: once.dwellings
                + once.dwellings.map { MatchingInstance.Dwelling(id: "z" + $0.id, places: $0.places) },
            pairs: copies, scores: copies.map { _ in 0 }, shares: shares)
        let (small, large) = (try self.solver.solve(once), try self.solver.solve(twice))
        for level in [Level.dwellings, .places, .overNorm] {
            #expect(self.gain(level, large) == 2 * self.gain(level, small))
        }
        #expect(self.gain(.institutions, large) >= 4 * self.gain(.institutions, small))
    }

    /// MAT-3. A presented candidate stays presented, for the same dwelling, when only their waiting grows (more days,
    /// or now over the norm): every solution with them gains equally, so the best one stays the best.
    ///
    /// The law does not hold when waiting changes more than the candidate's own days: a group's average changes its
    /// rank, and today's presentation takes the place of a better one tomorrow.
    @Test(arguments: 0..<40)
    func aLongerWaitNeverMakesACandidateWorseOff(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let instance = try self.instance(&random)
        let solution = try self.solver.solve(instance)
        for pair in solution.assignment.pairs {
            let later = try instance.rebuilt(
                candidates: instance.candidates.enumerated().map { index, candidate in
                    guard index == pair.candidate else { return candidate }
                    return MatchingInstance.Candidate(
                        id: candidate.id, institution: candidate.institution, route: candidate.route,
                        overNormWeight: candidate.overNormWeight + Int64(random.int(0...1)),
                        waitingDays: candidate.waitingDays + Int64(random.int(1...9)))
                })
            let presented = try self.solver.solve(later).assignment.pairs.map(\.candidate)
            #expect(presented.contains(pair.candidate))
        }
    }

    /// Level 4 works as defined: with one institution waiting longest, shares still divide the places.
    @Test func placesGoByShareBeforeWaiting() throws {
        let candidates = (0..<30).map { index in
            MatchingInstance.Candidate(
                id: "c\(index + 10)", institution: "i\(index % 3)", route: "outflow", overNormWeight: 0,
                waitingDays: index % 3 == 0 ? 900 : 10)
        }
        let instance = try MatchingInstance(
            candidates: candidates, dwellings: [MatchingInstance.Dwelling(id: "d", places: 10)],
            pairs: candidates.indices.map { MatchingInstance.Pair(candidate: $0, dwelling: 0) },
            shares: Shares(
                denominator: 1,
                institutions: zip(0..<3, [2, 3, 5]).map {
                    Shares.Institution(institution: "i\($0)", numerator: Int64($1))
                }, routes: []))
        let solution = try self.solver.solve(instance)
        let counts = (0..<3).map { institution in
            solution.assignment.pairs.count { instance.candidates[$0.candidate].institution == "i\(institution)" }
        }
        #expect(counts == [2, 3, 5])
    }
}
