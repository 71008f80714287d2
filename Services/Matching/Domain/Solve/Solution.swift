/// Who is presented for what: at most one dwelling per candidate, at most its places per dwelling.
public struct Assignment: Codable, Equatable, Sendable {
    /// Pairs of the instance, in order.
    public var pairs: [MatchingInstance.Pair]

    public init(pairs: [MatchingInstance.Pair]) {
        self.pairs = pairs
    }
}

/// What a solution is worth on one level. All count what is gained, except `canonical`, which counts the tie-break's
/// cost.
public struct LevelValue: Codable, Equatable, Sendable {
    public let level: Level
    public let value: Int64

    public init(level: Level, value: Int64) {
        self.level = level
        self.value = value
    }
}

/// The outcome of a solve, with the proof that nothing better exists.
public struct Solution: Codable, Equatable, Sendable {
    public var assignment: Assignment
    /// In the order of `Level.order`.
    public var values: [LevelValue]
    public var certificate: Certificate

    public init(assignment: Assignment, values: [LevelValue], certificate: Certificate) {
        self.assignment = assignment
        self.values = values
        self.certificate = certificate
    }
}
