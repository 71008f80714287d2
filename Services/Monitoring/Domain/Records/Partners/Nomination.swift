/// The nomination of a dwelling for a round.
public struct Nomination: Hashable, Sendable, Codable {
    /// `nil`: for no round in particular.
    public let roundId: String?
    /// Set only in records stored before Matching reported it (`DwellingAvailability`).
    public let isWithdrawn: Bool
    /// Whether it counts towards another row of the targets than the round's quota.
    public let countsForOtherTarget: Bool?

    private enum CodingKeys: String, CodingKey {
        case roundId
        case isWithdrawn
        case countsForOtherTarget = "isApart"
    }
}
