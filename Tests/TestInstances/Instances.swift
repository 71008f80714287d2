import MatchingDomain

extension MatchingInstance {
    /// Every eligible pair, with its suitability.
    public var pairs: [Pair] {
        self.candidates.indices.flatMap { candidate in
            self.dwellings.indices.map { Pair(candidate: candidate, dwelling: $0) }.filter { self.score($0) != nil }
        }
    }

    /// The same instance built from single pairs, with changes.
    public func rebuilt(
        candidates: [Candidate]? = nil, dwellings: [Dwelling]? = nil, pairs: [Pair]? = nil, scores: [UInt8]? = nil,
        shares: Shares? = nil
    ) throws -> MatchingInstance {
        let own = self.pairs
        return try MatchingInstance(
            candidates: candidates ?? self.candidates, dwellings: dwellings ?? self.dwellings, pairs: pairs ?? own,
            scores: scores ?? own.map { self.score($0) ?? 0 }, shares: shares ?? self.shares, order: self.order,
            draw: self.draw)
    }

    /// The same problem in another order.
    public func reordered(candidates: [Int], dwellings: [Int]) throws -> MatchingInstance {
        let own = self.pairs
        return try self.rebuilt(
            candidates: candidates.map { self.candidates[$0] }, dwellings: dwellings.map { self.dwellings[$0] },
            pairs: own.map { pair in
                Pair(
                    candidate: candidates.firstIndex(of: pair.candidate) ?? 0,
                    dwelling: dwellings.firstIndex(of: pair.dwelling) ?? 0)
            })
    }
}
