import Vocabulary

public struct ProjectProgress: Codable, Equatable, Sendable {
    public let supply: String
    public let expectedIn: Quarter
    /// The number of dwellings that corporation and municipality agreed for the groups of the plan.
    public let agreed: Int
    /// The project's dwellings that were nominated and not withdrawn, in all rounds.
    public let nominated: Int
}
