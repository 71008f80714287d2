import Vocabulary

/// What people in Utrecht read: Dutch, level B1.
public enum AlertText {
    public static func title(kind: String) -> String {
        switch kind {
        case "waiting-over-norm": "Mensen wachten te lang op een woning"
        case "nomination-below-quota": "Te weinig woningen aangedragen"
        case "proposal-waiting": "Voordrachten wachten op een besluit"
        case "action-overdue": "Een actie is niet op tijd klaar"
        case "day-overdue": "De nieuwe dag is niet begonnen"
        default: "Er is iets dat aandacht vraagt"
        }
    }

    public static func reason(_ reason: Escalation.Reason) -> String {
        switch reason {
        case .unacknowledged:
            "Na \(EscalationPolicy.unacknowledgedDays) dagen heeft nog niemand deze melding bekeken."
        case .unsolved:
            "Na \(EscalationPolicy.unsolvedDays) dagen is deze melding nog niet opgelost."
        }
    }

    /// What stands still when a day does not come.
    static func overdue(_ day: CalendarDate) -> String {
        """
        De dag van \(day.dutch) is in Doorstroom niet begonnen. Termijnen, rondes en nieuwe meldingen staan stil. \
        Laat de beheerder kijken.
        """
    }

    /// Subject and body of the message that goes with a change; `nil` when the change needs none.
    static func message(_ alert: Alert, _ change: AlertChange) -> (subject: String, body: String)? {
        switch change.kind {
        case .raised:
            (
                "Nieuwe melding: \(alert.title)",
                """
                \(alert.sentence) Bekijk de melding en geef aan dat u haar gezien hebt.
                """
            )
        case .reopened:
            ("Opnieuw gemeld: \(alert.title)", "\(alert.sentence) Dit was eerder opgelost.")
        case .severityChanged:
            alert.severity == .serious
                ? ("Ernstiger geworden: \(alert.title)", "\(alert.sentence) De melding is nu ernstig.") : nil
        case .escalated:
            ("Voor het bestuurlijk overleg: \(alert.title)", "\(alert.sentence) \(change.note ?? "")")
        case .resolved:
            // Whoever was troubled on the administrative level also hears that it is over.
            alert.audience == .administrative
                ? ("Opgelost: \(alert.title)", "Deze melding is opgelost. U hoeft niets te doen.") : nil
        case .acknowledged, .figuresChanged:
            nil
        }
    }
}
