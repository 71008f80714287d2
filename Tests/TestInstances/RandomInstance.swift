import MatchingDomain
import TestRandom

/// Small and larger problems with many ties, because solvers differ on ties.
public enum RandomInstance {
    public static func small(_ random: inout SeededGenerator) throws -> MatchingInstance {
        try self.make(
            &random, candidates: random.int(0...6), dwellings: random.int(0...3), places: 0...3, percent: 55,
            weights: 0...2, days: 0...3, order: self.order(&random))
    }

    /// Levels 3 to 7 in any order.
    public static func order(_ random: inout SeededGenerator) -> [Level] {
        let free: [Level] = [.overNorm, .institutions, .routes, .waiting, .suitability]
        return [.dwellings, .places] + free.shuffled(using: &random) + [.lots]
    }

    public static func make(
        _ random: inout SeededGenerator, candidates: Int, dwellings: Int, places: ClosedRange<Int>, percent: Int,
        weights: ClosedRange<Int>, days: ClosedRange<Int>, order: [Level] = Level.standardOrder
    ) throws -> MatchingInstance {
        var pairs: [MatchingInstance.Pair] = []
        var scores: [UInt8] = []
        for candidate in 0..<candidates {
            for dwelling in 0..<dwellings where random.chance(percent) {
                pairs.append(MatchingInstance.Pair(candidate: candidate, dwelling: dwelling))
                scores.append(UInt8(random.int(0...2)))
            }
        }
        let shares = Shares(
            denominator: Int64(random.int(1...6)),
            institutions: (0...2).map {
                Shares.Institution(institution: "i\($0)", numerator: Int64(random.int(-5...20)))
            },
            routes: (0...2).map {
                Shares.Route(institution: "i\($0)", route: "inflow", numerator: Int64(random.int(-5...9)))
            })
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
            pairs: pairs, scores: scores, shares: shares, order: order, draw: "day \(random.int(0...9))")
    }

    private static func name(_ prefix: String, _ index: Int) -> String {
        prefix + String(String(index + 100_000).dropFirst())
    }
}
