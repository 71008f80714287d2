import Contracts
import Vocabulary

/// The verdict of Registration's domain on a valid event.
public enum IntakeVerdict: Sendable, Equatable {
    case accepted
    /// The event begins this day.
    case dayStarted(CalendarDate)
    case rejected(Rejection)
}
