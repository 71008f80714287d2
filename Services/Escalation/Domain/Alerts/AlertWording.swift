import Vocabulary

/// The wording of a message at the moment it is sent.
///
/// A message may wait for days until its receiver answers. If its alert is over by then, the message says so, with both
/// days, and asks for no action.
public struct AlertWording: Sendable, Equatable {
    public let truth: MessageValidity
    public let subject: String
    public let body: String

    /// - Parameter alert: the alert in its present state.
    public init(_ notification: AlertNotification, alert: Alert) {
        self.truth = Self.truth(of: notification, alert: alert)
        // A row of an earlier version does not name its day.
        let day = notification.on.map { "van \($0.dutch)" } ?? "van eerder"
        let sentence = notification.sentence ?? alert.sentence
        switch self.truth {
        case .holds:
            self.subject = notification.subject
            self.body = notification.body
        case .over:
            let again = alert.isOpen ? "Daarna is het opnieuw gemeld; daarover krijgt u een eigen bericht." : ""
            let ending = notification.opening.map { AlertText.ending(alert.closing(ofOpening: $0)) }
            self.subject = "Voorbij: \(alert.title)"
            self.body = [
                "Bericht \(day), dat niet eerder kon aankomen: \(sentence)",
                ending ?? AlertText.ending(alert.closing), again.isEmpty ? "U hoeft niets te doen." : again,
            ].joined(separator: " ")
        case .milder:
            self.subject = "Was ernstiger geworden: \(alert.title)"
            self.body = """
                Bericht \(day), dat niet eerder kon aankomen: \(sentence) De melding was toen ernstig. Nu is zij dat niet \
                meer, maar zij is nog open.
                """
        case .reopened:
            self.subject = "Was opgelost: \(alert.title)"
            self.body = """
                Bericht \(day), dat niet eerder kon aankomen: deze melding was opgelost. Daarna is zij opnieuw gemeld.
                """
        }
    }

    private static func truth(of notification: AlertNotification, alert: Alert) -> MessageValidity {
        let state = alert.state
        let isLaterOpening = notification.opening.map { state.openings > $0 } ?? false
        switch notification.change {
        case .resolved: return isLaterOpening ? .reopened : .holds
        case .severityChanged where state.isOpen && !isLaterOpening && state.severity < .serious: return .milder
        case .raised, .reopened, .severityChanged, .figuresChanged, .acknowledged, .assigned, .snoozed, .woken,
            .escalated, nil:
            return state.isOpen && !isLaterOpening ? .holds : .over
        }
    }
}
