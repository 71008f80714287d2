import Vocabulary

/// The single record of values for the whole service.
public struct MatchingSettings: StoredRecord {
    public var id: String = "matching"
    /// The calendar's current day; `nil` before the first `calendar.day-started`.
    public var currentDay: CalendarDate?
    /// Whether all standings have been reported once; `nil` in records from before standings were reported.
    public var hasReportedStandings: Bool?

    /// The stored names.
    enum CodingKeys: String, CodingKey, CaseIterable {
        case id, currentDay
        case hasReportedStandings = "hasToldStandings"
    }

    public init(currentDay: CalendarDate? = nil) {
        self.currentDay = currentDay
    }
}
