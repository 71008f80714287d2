/// Why a member's act on an alert is refused: codes of the contract.
public enum AlertRefusal: String, CaseIterable, Hashable, Sendable {
    case alertUnknown = "alert-unknown"
    case alertResolved = "alert-resolved"
    case seatUnknown = "seat-unknown"
    /// A snooze until a day that is not after today, or a due date before today.
    case dayPast = "day-past"
}
