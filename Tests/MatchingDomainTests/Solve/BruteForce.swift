import MatchingDomain

/// Tries every assignment of a small instance and keeps the best value on all levels in order.
///
/// Written from the definition of the levels, without the solver's network: every level counts as a gain.
struct BruteForce {
    private let instance: MatchingInstance
    private let lots: Lottery
    private let tickets: ClassTickets
    private var options: [[Int]] = []
    private(set) var best: [Int64]?
    /// The number of assignments that reach the best value.
    private(set) var count = 0

    private init(definitionsOf instance: MatchingInstance) {
        self.instance = instance
        self.lots = Lottery(draw: instance.draw)
        self.tickets = ClassTickets(instance)
    }

    init(_ instance: MatchingInstance) {
        self.init(definitionsOf: instance)
        self.options = instance.candidates.indices.map { candidate in
            instance.dwellings.indices.filter {
                instance.score(MatchingInstance.Pair(candidate: candidate, dwelling: $0)) != nil
            }
        }
        var filled = Array(repeating: 0, count: instance.dwellings.count)
        var pairs: [MatchingInstance.Pair] = []
        self.visit(0, &filled, &pairs)
    }

    private mutating func visit(_ candidate: Int, _ filled: inout [Int], _ pairs: inout [MatchingInstance.Pair]) {
        guard candidate < self.instance.candidates.count else {
            let value = self.value(filled, pairs)
            if self.best == nil || self.best?.lexicographicallyPrecedes(value) == true {
                self.best = value
                self.count = 1
            } else if self.best == value {
                self.count += 1
            }
            return
        }
        for dwelling in self.options[candidate] where filled[dwelling] < self.instance.dwellings[dwelling].places {
            filled[dwelling] += 1
            pairs.append(MatchingInstance.Pair(candidate: candidate, dwelling: dwelling))
            self.visit(candidate + 1, &filled, &pairs)
            pairs.removeLast()
            filled[dwelling] -= 1
        }
        self.visit(candidate + 1, &filled, &pairs)
    }

    /// The value of one assignment, without trying others.
    static func gains(_ pairs: [MatchingInstance.Pair], _ instance: MatchingInstance) -> [Int64] {
        var filled = Array(repeating: 0, count: instance.dwellings.count)
        for pair in pairs { filled[pair.dwelling] += 1 }
        return BruteForce(definitionsOf: instance).value(filled, pairs)
    }

    private func value(_ filled: [Int], _ pairs: [MatchingInstance.Pair]) -> [Int64] {
        let chosen = pairs.map { self.instance.candidates[$0.candidate] }
        var byLevel: [Level: Int64] = [
            .dwellings: Int64(filled.count { $0 > 0 }), .places: Int64(pairs.count),
            .overNorm: chosen.reduce(0) { $0 + $1.overNormWeight },
            .waiting: chosen.reduce(0) { $0 + $1.waitingDays },
            .suitability: pairs.reduce(0) { $0 + Int64(self.instance.score($1) ?? 0) },
        ]
        let shares = self.instance.shares
        func deviation(_ count: Int, _ numerator: Int64) -> Int64 {
            // denominator × (n − a/denominator)² without the constant a²/denominator.
            Int64(count) * (Int64(count) * shares.denominator - 2 * numerator)
        }
        byLevel[.institutions] = -Set(self.instance.candidates.map(\.institution)).reduce(0) { sum, institution in
            let target = shares.institutions.first { $0.institution == institution }?.numerator ?? 0
            return sum + deviation(chosen.count { $0.institution == institution }, target)
        }
        let routes = Set(self.instance.candidates.map { [$0.institution, $0.route] })
        byLevel[.routes] = -routes.reduce(0) { sum, route in
            let target = shares.routes.first { [$0.institution, $0.route] == route }?.numerator ?? 0
            return sum + deviation(chosen.count { [$0.institution, $0.route] == route }, target)
        }
        var lots: Int64 = 0
        for pair in pairs {
            lots += self.lots.lot(candidate: self.instance.candidates[pair.candidate].id)
            lots += Lottery.lot(
                profile: self.tickets.profiles[Int(self.instance.profiles[pair.candidate])],
                kind: self.tickets.kinds[Int(self.instance.kinds[pair.dwelling])])
        }
        for (dwelling, count) in filled.enumerated() {
            for place in 0..<count {
                lots += self.lots.lot(dwelling: self.instance.dwellings[dwelling].id, place: place)
            }
        }
        byLevel[.lots] = -lots
        return self.instance.order.map { byLevel[$0] ?? 0 }
    }
}

extension Solution {
    /// The values as gains, as `BruteForce` counts them.
    var gains: [Int64] { self.values.map { $0.level.isCost ? -$0.value : $0.value } }
}
