import Vocabulary

/// What holds for the whole service.
public struct MatchingSettings: StoredRecord {
    public var id: String = "matching"
    /// The day it is; `nil` before the first `calendar.day-started`.
    public var currentDay: CalendarDate?
    /// All standings were told; `nil` in what was kept before they were told at all.
    public var hasToldStandings: Bool?

    public init(currentDay: CalendarDate? = nil) {
        self.currentDay = currentDay
    }
}
