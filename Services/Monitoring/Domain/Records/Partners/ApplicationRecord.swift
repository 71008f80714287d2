import Vocabulary

/// An application (aanmelding) as far as waiting is concerned.
public struct ApplicationRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public let institution: String
    public internal(set) var group: TargetGroup
    public internal(set) var route: Route?
    /// The day from which waiting counts.
    public internal(set) var waitingSince: CalendarDate
    /// The day on which Monitoring received it; `nil` before the first day started. Figures of a closed period count
    /// the applications registered by then, so that they stay as they were printed.
    public internal(set) var registeredOn: CalendarDate?
    public internal(set) var isWithdrawn: Bool
    /// The first day on which it no longer waits; may lie in the future.
    public internal(set) var withdrawnOn: CalendarDate?
    /// Spans of days in which waiting did not count (MON-2); `nil` for none.
    public internal(set) var pauses: [WaitingClock.Pause]?
}
