import Vocabulary

/// Why somebody was not presented in a whole round.
public struct CandidateExplanation: Codable, Equatable, Sendable {
    public let candidate: String
    public let round: String
    /// Days of the round on which the candidate was free and ready at a solve.
    public let daysOpen: Int
    /// Presentations of the round, with a corporation, that the client stood in.
    public let timesPresented: Int
    /// Days on which a solve proposed the client for a dwelling of the round.
    public let daysProposed: Int
    /// Of the pairs of this candidate with the round's dwellings, day by day: how many failed each rule.
    public let rules: [RuleCount]
    /// Eligible pairs that lost, by level.
    public let levels: [LevelCount]
    public let change: String?
    public let sentence: String
}
