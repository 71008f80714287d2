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
        case .done: PageText("De melding staat op gezien.", "The alert is marked as seen.")
        case .refused:
            PageText(
                "De registratie nam dit niet aan. De melding is niet veranderd.",
                "Registration did not accept this. The alert has not changed.")
        case .memberMissing:
            PageText("Kies eerst een plek. Klik daarna op ‘Gezien’.", "First pick a seat, then ‘Seen’.")
        case .notAnswered:
            PageText(
                "Er kwam geen antwoord. Uw bericht staat in de wachtrij; kijk over een paar minuten nog eens.",
                "No answer came. Your message is in the queue; look again in a few minutes.")
        case .alertUnknown:
            PageText("Deze melding bestaat niet.", "There is no such alert.")
        case .alertResolved:
            PageText(
                "Deze melding is al opgelost of afgesloten. U hoeft niets te doen.",
                "This alert is resolved or closed already. There is nothing to do.")
        case .seatUnknown:
            PageText(
                "Deze plek is er niet in het uitvoeringsteam. De melding is niet veranderd.",
                "The implementation team has no such seat. The alert has not changed.")
        case .dayPast:
            PageText(
                "Deze dag is al geweest. De melding is niet veranderd.",
                "That day has passed. The alert has not changed.")
        }
    }
}
