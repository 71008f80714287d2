import Vocabulary

/// Announced supply: new building and the like, with what corporation and municipality settled on delivery (MAT-18).
public struct Project: StoredRecord {
    public let id: String
    /// The quarter of delivery.
    public let expectedIn: Quarter
    public let dwellings: Int
    /// Of which for the groups of the plan.
    public let forGroups: Int

    public init(id: String, expectedIn: Quarter, dwellings: Int, forGroups: Int) {
        self.id = id
        self.expectedIn = expectedIn
        self.dwellings = dwellings
        self.forGroups = forGroups
    }
}
