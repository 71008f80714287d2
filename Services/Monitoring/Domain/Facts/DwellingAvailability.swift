/// Whether Matching considers a dwelling withdrawn.
public struct DwellingAvailability: Hashable, Sendable, Codable, Identifiable {
    /// The dwelling's id.
    public let id: String
    public let isWithdrawn: Bool

    public init(id: String, isWithdrawn: Bool) {
        self.id = id
        self.isWithdrawn = isWithdrawn
    }
}
