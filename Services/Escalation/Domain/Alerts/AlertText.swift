import Vocabulary

/// The texts that people in Utrecht read: Dutch, level B1.
public enum AlertText {
    /// - Parameter kind: the kind of a signal, or of trouble in the service itself. A kind that a newer Monitoring
    ///   sends has a general title until Escalation is updated too: an alert must not be lost because of a name.
    public static func title(kind: String) -> String {
        if let signal = SignalKind(rawValue: kind) { return Self.title(signal) }
        if let trouble = OperationAlert(rawValue: kind) { return Self.title(trouble) }
        return "Er is iets dat aandacht vraagt"
    }

    private static func title(_ signal: SignalKind) -> String {
        switch signal {
        case .waitingOverNorm: "Mensen wachten te lang op een woning"
        case .nominationBelowQuota: "Te weinig woningen aangedragen"
        case .proposalWaiting: "Voordrachten wachten op een besluit"
        case .actionOverdue: "Een actie is niet op tijd gereed"
        }
    }

    private static func title(_ trouble: OperationAlert) -> String {
        switch trouble {
        case .dayOverdue: "De nieuwe dag is niet begonnen"
        case .channelFailing: "Berichten over meldingen komen niet aan"
        }
    }

    /// - Parameter state: the alert's state when it was escalated.
    static func reason(_ reason: Escalation.Reason, _ state: Alert.State) -> String {
        switch reason {
        case .unacknowledged where state.wasWoken:
            "Sinds \(state.attentionSince.dutch) heeft nog niemand deze melding opnieuw bekeken."
        case .unacknowledged:
            "Na \(EscalationPolicy.unacknowledgedDays) dagen heeft nog niemand deze melding bekeken."
        case .unsolved:
            "Na \(EscalationPolicy.unsolvedDays) dagen is deze melding nog niet opgelost."
        case .overdue:
            """
            \(state.holder?.dueOn.map { "De afgesproken dag (\($0.dutch))" } ?? "De afgesproken dag") is voorbij en \
            deze melding is nog niet opgelost.
            """
        }
    }

    /// The sentence about a day that has not started, and what stops because of it.
    static func overdue(_ day: CalendarDate) -> String {
        """
        De dag van \(day.dutch) is in Doorstroom niet begonnen. Termijnen, rondes en nieuwe meldingen staan stil. \
        Laat de beheerder kijken.
        """
    }

    static func channelFails(_ failure: String) -> String {
        """
        Berichten over meldingen komen niet aan: \(failure). Kijk daarom zelf op deze pagina. Laat de beheerder kijken.
        """
    }

    /// Subject and body of the message that goes with a change; `nil` when the change needs none.
    static func message(_ alert: Alert, _ change: AlertChange) -> (subject: String, body: String)? {
        switch change.kind {
        case .raised:
            (
                "Nieuwe melding: \(alert.title)",
                """
                \(alert.sentence) Bekijk de melding en geef aan dat u die hebt gezien.
                """
            )
        case .reopened:
            ("Opnieuw gemeld: \(alert.title)", "\(alert.sentence) Dit was eerder opgelost of afgesloten.")
        case .severityChanged:
            alert.severity == .serious && alert.isOpen
                ? ("Ernstiger geworden: \(alert.title)", "\(alert.sentence) De melding is nu ernstig.") : nil
        case .woken:
            ("Weer actueel: \(alert.title)", "\(alert.sentence) De afgesproken rust is voorbij. Kijk er opnieuw naar.")
        case .escalated:
            ("Voor het bestuurlijk overleg: \(alert.title)", "\(alert.sentence) \(change.note ?? "")")
        case .resolved:
            // The administrative level received the alert, so it is informed of the end too.
            alert.audience == .administrative
                ? ("Opgelost: \(alert.title)", "\(alert.sentence) \(Self.ending(alert.closing)) U hoeft niets te doen.")
                : nil
        case .acknowledged, .assigned, .snoozed, .figuresChanged:
            nil
        }
    }

    /// How one opening of an alert ended.
    static func ending(_ closing: Closing?) -> String {
        guard let closing else { return "Dit is voorbij." }
        guard let member = closing.member else { return "Dit is opgelost op \(closing.on.dutch)." }
        let how = closing.resolution.map { " (\($0.dutchName))" } ?? ""
        return "Dit is op \(closing.on.dutch) afgesloten door \(Seat.dutchName(of: member))\(how)."
    }
}
