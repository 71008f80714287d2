import Vocabulary

/// The funnel of a round (MAT-13), made when it closes.
public struct RoundReport: Codable, Equatable, Sendable {
    public let roundId: String
    public let quarter: Quarter
    public let closedOn: CalendarDate?
    /// Sorted by corporation.
    public let corporations: [CorporationFunnel]
    public let total: Funnel
    /// `nil` in reports made before there was one.
    public let fairness: FairnessReport?
    /// How far corporations are with what they promised for the year (MAT-10); `nil` in earlier reports, like the next.
    public let commitments: [CommitmentProgress]?
    /// Announced supply due by the round's quarter (MAT-18).
    public let projects: [ProjectProgress]?
}
