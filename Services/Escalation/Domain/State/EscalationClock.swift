import Vocabulary

/// The day whose rules ran last.
public struct EscalationClock: Sendable, Equatable, Codable, Identifiable {
    /// Always `onlyId`: there is one clock.
    public let id: String
    public let day: CalendarDate

    static let onlyId = "clock"
}
