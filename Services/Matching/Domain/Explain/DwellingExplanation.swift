import Vocabulary

/// Explains why a dwelling got no candidate, or what became of its presentations.
public struct DwellingExplanation: Codable, Equatable, Sendable {
    public let dwelling: String
    public let round: String
    public let state: Dwelling.State
    public let presentations: Int
    /// Days on which it was open at a solve and got no candidate.
    public let daysEmpty: Int
    /// For each rule, how many of those days' open candidates failed it, counted day by day.
    public let rules: [RuleCount]
    /// Declines by reason.
    public let declines: [ReasonCount]
    public let sentence: String
}
