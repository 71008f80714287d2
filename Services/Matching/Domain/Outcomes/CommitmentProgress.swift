import Vocabulary

public struct CommitmentProgress: Codable, Equatable, Sendable {
    public let corporation: String
    public let groups: [TargetGroup]
    /// For the whole year.
    public let promised: Int
    /// Placed in the year so far, in all rounds.
    public let placed: Int
}
