import MatchingDomain

/// Tries every assignment of a small instance and keeps the best by the published order, tie-break included.
///
/// Written from the definition, without the solver's network: the tie-break is the sum of candidate ranks and place
/// ranks, and after that the pairing in which each candidate, in order, has the first possible dwelling.
struct BruteForce {
    let instance: MatchingInstance
    private var options: [[Int]]
    private(set) var best: [Int64]?
    private(set) var bestPairs: [MatchingInstance.Pair] = []

    init(_ instance: MatchingInstance) {
        self.instance = instance
        self.options = Array(repeating: [], count: instance.candidates.count)
        for pair in instance.pairs { self.options[pair.candidate].append(pair.dwelling) }
        var filled = Array(repeating: 0, count: instance.dwellings.count)
        var pairs: [MatchingInstance.Pair] = []
        self.visit(0, &filled, &pairs)
    }

    private mutating func visit(_ candidate: Int, _ filled: inout [Int], _ pairs: inout [MatchingInstance.Pair]) {
        guard candidate < self.instance.candidates.count else {
            let value = self.value(filled, pairs)
            if let best = self.best {
                if best.lexicographicallyPrecedes(value) || (best == value && self.isEarlier(pairs)) {
                    self.best = value
                    self.bestPairs = pairs
                }
            } else {
                self.best = value
                self.bestPairs = pairs
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

    /// All levels as gains.
    private func value(_ filled: [Int], _ pairs: [MatchingInstance.Pair]) -> [Int64] {
        var tieBreak = 0
        for pair in pairs { tieBreak += pair.candidate }
        for (dwelling, count) in filled.enumerated() {
            for place in 0..<count { tieBreak += place * filled.count + dwelling }
        }
        return [
            Int64(filled.count { $0 > 0 }), Int64(pairs.count),
            pairs.reduce(0) { $0 + self.instance.candidates[$1.candidate].overNormWeight },
            pairs.reduce(0) { $0 + self.instance.candidates[$1.candidate].waitingDays },
            -Int64(tieBreak),
        ]
    }

    private func isEarlier(_ pairs: [MatchingInstance.Pair]) -> Bool {
        pairs.map(\.dwelling).lexicographicallyPrecedes(self.bestPairs.map(\.dwelling))
    }
}
