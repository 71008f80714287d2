/// Who is presented for what: at most one dwelling per candidate, at most its places per dwelling.
public struct Assignment: Codable, Equatable, Sendable {
    /// Pairs of the instance, in order.
    public var pairs: [MatchingInstance.Pair]

    public init(pairs: [MatchingInstance.Pair]) {
        self.pairs = pairs
    }
}
