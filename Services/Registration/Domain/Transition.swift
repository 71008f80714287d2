import Vocabulary

/// The change that an event makes to registered facts.
public enum Transition: Equatable, Sendable {
    case pause(CalendarDate)
    case resume(CalendarDate)
    /// An application is withdrawn; support, an urgency, a lock or a tenancy ends.
    case end(CalendarDate)
    case flip(CalendarDate)
    /// Makes the institution responsible for the tenancy's support, unless one already is.
    case assignSupporter(institution: String)
}
