import Vocabulary

/// The opening of a round (MAT-1).
public struct RoundOpening: Equatable, Sendable {
    /// For example `2019-Q3`.
    public let roundId: String
    public let quarter: Quarter
    public let opensOn: CalendarDate
    public let closesOn: CalendarDate
    /// How many all corporations together are to nominate.
    public let dwellings: Int
    /// The allocation office that opened it.
    public let office: String

    public init(
        roundId: String, quarter: Quarter, opensOn: CalendarDate, closesOn: CalendarDate, dwellings: Int,
        office: String
    ) {
        self.roundId = roundId
        self.quarter = quarter
        self.opensOn = opensOn
        self.closesOn = closesOn
        self.dwellings = dwellings
        self.office = office
    }
}
