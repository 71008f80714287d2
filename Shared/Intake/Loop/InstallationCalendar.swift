import Vocabulary

/// How an installation counts its days.
public enum InstallationCalendar: Sendable {
    /// Days come as `calendar.day-requested`.
    case simulated
    /// Days come from the clock, by the date in Utrecht.
    case real(today: @Sendable () -> CalendarDate)
}
