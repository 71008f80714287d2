import EscalationDomain
import Pages
import ServiceKit

/// The message on the page after a form was sent.
enum InboxNotice: String, Sendable {
    case done
    case refused
    case memberMissing = "member-missing"
    case notAnswered = "not-answered"
    // Codes of refusals.
    case alertUnknown = "alert-unknown"
    case alertResolved = "alert-resolved"
    case seatUnknown = "seat-unknown"
    case dayPast = "day-past"

    init(_ refusal: AlertRefusal) {
        switch refusal {
        case .alertUnknown: self = .alertUnknown
        case .alertResolved: self = .alertResolved
        case .seatUnknown: self = .seatUnknown
        case .dayPast: self = .dayPast
        }
    }

    var isError: Bool { self != .done }

    var text: PageText {
        switch self {
        case .done: InboxText.done.text
        case .refused: InboxText.refused.text
        case .memberMissing: InboxText.memberMissing.text
        case .notAnswered: InboxText.notAnswered.text
        case .alertUnknown: InboxText.alertUnknown.text
        case .alertResolved: InboxText.alertResolved.text
        case .seatUnknown: InboxText.seatUnknown.text
        case .dayPast: InboxText.dayPast.text
        }
    }
}
