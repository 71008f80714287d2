import MatchingDomain
import TestRandom

/// Small and larger problems with many ties, because ties are where solvers differ.
enum RandomInstance {
    static func small(_ random: inout SeededGenerator) throws -> MatchingInstance {
        try self.make(
            &random, candidates: random.int(0...6), dwellings: random.int(0...3), places: 0...3, percent: 55,
            weights: 0...2, days: 0...3)
    }

    static func make(
        _ random: inout SeededGenerator, candidates: Int, dwellings: Int, places: ClosedRange<Int>, percent: Int,
        weights: ClosedRange<Int>, days: ClosedRange<Int>
    ) throws -> MatchingInstance {
        var pairs: [MatchingInstance.Pair] = []
        for candidate in 0..<candidates {
            for dwelling in 0..<dwellings where random.chance(percent) {
                pairs.append(MatchingInstance.Pair(candidate: candidate, dwelling: dwelling))
            }
        }
        return try MatchingInstance(
            candidates: (0..<candidates).map { index in
                MatchingInstance.Candidate(
                    id: Self.name("c", index), institution: "i\(random.int(0...3))",
                    route: random.chance(30) ? "inflow" : "outflow", overNormWeight: Int64(random.int(weights)),
                    waitingDays: Int64(random.int(days)))
            },
            dwellings: (0..<dwellings).map {
                MatchingInstance.Dwelling(id: Self.name("d", $0), places: random.int(places))
            },
            pairs: pairs)
    }

    private static func name(_ prefix: String, _ index: Int) -> String {
        prefix + String(String(index + 100_000).dropFirst())
    }
}
