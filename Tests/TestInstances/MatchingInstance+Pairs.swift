import MatchingDomain

extension MatchingInstance {
    /// Makes an instance from single pairs and derives profiles and kinds from them.
    ///
    /// - Parameters:
    ///   - pairs: indices into the arrays in the order given here, each pair once.
    ///   - scores: one for each pair, or empty when all are equally suitable.
    public init(
        candidates: [Candidate], dwellings: [Dwelling], pairs: [Pair], scores: [UInt8] = [], shares: Shares = .none,
        order: [Level] = Level.standardOrder, draw: String = ""
    ) throws(MatchingFault) {
        var rows = [Row](repeating: Row(), count: candidates.count)
        for index in pairs.indices.sorted(by: { pairs[$0] < pairs[$1] }) {
            let pair = pairs[index]
            rows[pair.candidate].kinds.append(Int32(pair.dwelling))
            rows[pair.candidate].scores.append(index < scores.count ? scores[index] : 0)
        }
        try self.init(
            candidates: candidates, dwellings: dwellings, profiles: Array(candidates.indices),
            kinds: Array(dwellings.indices), rows: rows, shares: shares, order: order, draw: draw)
    }
}
