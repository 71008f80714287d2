import Vocabulary

/// Announced supply, such as new building, with the number for the groups that corporation and municipality agreed
/// (MAT-18).
public struct Project: StoredRecord {
    public let id: String
    /// The quarter of delivery.
    public let expectedIn: Quarter
    public let dwellings: Int
    /// The number of those for the groups of the plan.
    public let forGroups: Int

    public init(id: String, expectedIn: Quarter, dwellings: Int, forGroups: Int) {
        self.id = id
        self.expectedIn = expectedIn
        self.dwellings = dwellings
        self.forGroups = forGroups
    }
}
