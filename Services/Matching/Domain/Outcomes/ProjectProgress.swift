import Vocabulary

public struct ProjectProgress: Codable, Equatable, Sendable {
    public let supply: String
    public let expectedIn: Quarter
    /// What corporation and municipality settled for the groups of the plan.
    public let agreed: Int
    /// Dwellings of it that were nominated and not taken back, in all rounds.
    public let nominated: Int
}
