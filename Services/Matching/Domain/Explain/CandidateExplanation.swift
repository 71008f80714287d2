import Vocabulary

/// Explains why a candidate was not presented in a whole round, or how often it was.
public struct CandidateExplanation: Codable, Equatable, Sendable {
    public let candidate: String
    public let round: String
    /// Days of the round on which the candidate was free and ready at a solve.
    public let daysOpen: Int
    /// The round's presentations to a corporation that contained the client.
    public let timesPresented: Int
    /// Days on which a solve proposed the client for a dwelling of the round.
    public let daysProposed: Int
    /// For each rule, how many pairs of this candidate and a dwelling of the round failed it, counted day by day.
    public let rules: [RuleCount]
    /// Eligible pairs that lost, by the level that decided.
    public let levels: [LevelCount]
    public let change: String?
    public let sentence: String
}
