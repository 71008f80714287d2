import Vocabulary

/// A matching round.
public struct RoundRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public let quarter: Quarter
    public let opensOn: CalendarDate
    public let closesOn: CalendarDate
    public let dwellings: Int
    /// Whether the office closed it, or announced when it will.
    public internal(set) var isClosed: Bool
    /// The day on which it closes; `nil` when none was reported, or in records stored before the day mattered.
    public internal(set) var closedOn: CalendarDate?

    /// A round ends on its last day, also without `round.closed`.
    func isClosed(on day: CalendarDate) -> Bool {
        self.closesOn < day || self.isClosed && self.closedOn.map { $0 <= day } ?? true
    }
}
