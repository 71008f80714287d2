import Vocabulary

/// What a corporation is asked to nominate in a round (MAT-1), with the advice on where (MAT-9).
public struct QuotaAnnouncement: Codable, Equatable, Sendable {
    public let roundId: String
    public let quarter: Quarter
    public let corporation: String
    public let opensOn: CalendarDate
    public let closesOn: CalendarDate
    /// The round's total over all corporations.
    public let roundDwellings: Int
    public let quota: Int
    /// See `Quota.carriedOver`.
    public let carriedOver: Int
    public let nominated: Int
    /// What the quota is in proportion to.
    public let corporationDwellings: Int
    public let advice: [DistrictAdvice]
}
