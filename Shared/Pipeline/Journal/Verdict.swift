/// The outcome of an event, or the kind of a message of our own.
public enum Verdict: Int16, Sendable, CaseIterable {
    case accepted = 1
    case rejected = 2
    case duplicate = 3
    /// Parked because our code failed; a later row names this one and holds the final verdict.
    case deferred = 4
    /// A calendar event: a day that the clock began, or an event that follows from the date alone.
    case day = 5
    /// A message that follows from an event or a day.
    case emitted = 6
    case discarded = 7
    /// A message to a partner that is not a verdict.
    case notice = 8
}
