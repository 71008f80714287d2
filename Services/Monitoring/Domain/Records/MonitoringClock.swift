import Vocabulary

/// The first and the last day that the rules ran.
public struct MonitoringClock: Sendable, Equatable, Codable, Identifiable {
    /// Always `onlyId`: there is one clock.
    public let id: String
    /// The first day ever started: waiting figures for earlier days would only include the applications that still
    /// wait.
    public let firstDay: CalendarDate
    /// The day that started last.
    public let day: CalendarDate

    static let onlyId = "clock"
}
