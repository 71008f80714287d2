import Vocabulary

/// Why a dwelling stayed empty.
public struct DwellingExplanation: Codable, Equatable, Sendable {
    public let dwelling: String
    public let round: String
    public let state: Dwelling.State
    public let presentations: Int
    /// Days on which it was open at a solve and got nobody.
    public let daysEmpty: Int
    /// Of those days' open candidates, how many failed each rule, day by day.
    public let rules: [RuleCount]
    /// Declines by reason.
    public let declines: [ReasonCount]
    public let sentence: String
}
