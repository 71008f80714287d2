import Vocabulary

/// The number of dwellings that a corporation is asked to nominate in a round (MAT-1), and advice on the districts
/// (MAT-9).
public struct QuotaAnnouncement: Codable, Equatable, Sendable {
    public let roundId: String
    public let quarter: Quarter
    public let corporation: String
    public let opensOn: CalendarDate
    public let closesOn: CalendarDate
    /// The round's total for all corporations.
    public let roundDwellings: Int
    public let quota: Int
    /// See `Quota.carriedOver`.
    public let carriedOver: Int
    public let nominated: Int
    /// The corporation's size, to which the quota is proportional.
    public let corporationDwellings: Int
    public let advice: [DistrictAdvice]
}
