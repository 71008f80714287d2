/// Whether there was room in a time-out provision when it was needed (ESC-9).
public enum TimeOutOutcome: String, CaseIterable, Sendable, Codable {
    case notNeeded = "not-needed"
    case received
    case refused
    /// Needed, but there was no room.
    case full
}
