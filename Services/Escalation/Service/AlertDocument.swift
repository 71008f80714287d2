import EscalationDomain
import Vocabulary

/// An alert as `/api/v1/alerts` shows it.
struct AlertDocument: Encodable, Sendable {
    struct Transition: Encodable, Sendable {
        let kind: String
        let on: CalendarDate
        let severity: AlertSeverity
        let sentence: String
    }

    let id: String
    let signalIds: [String]
    let kind: String
    let subject: String
    let title: String
    let sentence: String
    let status: AlertStatus
    let severity: AlertSeverity
    let audience: Audience
    let raisedOn: CalendarDate
    let holder: Holder?
    /// Set while it is asleep.
    let snooze: Snooze?
    /// Set while it is resolved: the day, and the member and resolution when a member closed it.
    let closing: Closing?
    let transitions: [Transition]
    let acknowledgements: [Acknowledgement]
    let history: [AlertChange]

    init(_ alert: Alert) {
        self.id = alert.id
        self.signalIds = alert.signalIds
        self.kind = alert.kind
        self.subject = alert.subject
        self.title = alert.title
        self.sentence = alert.sentence
        self.status = alert.status
        self.severity = alert.severity
        self.audience = alert.audience
        self.raisedOn = alert.raisedOn
        self.holder = alert.holder
        self.snooze = alert.snooze
        self.closing = alert.closing
        self.transitions = Transition.all(alert.steps)
        self.acknowledgements = alert.steps.compactMap { step in
            guard case .acknowledged(let member) = step.what else { return nil }
            return Acknowledgement(member: member, on: step.on)
        }
        self.history = alert.history
    }
}

extension AlertDocument.Transition {
    /// The signal's own steps, oldest first; a clearing repeats the last severity and sentence.
    fileprivate static func all(_ steps: [AlertStep]) -> [Self] {
        var last: (severity: AlertSeverity, sentence: String) = (.attention, "")
        return steps.compactMap { step in
            switch step.what {
            case .raised(let severity, let sentence):
                last = (severity, sentence)
                return Self(kind: "raised", on: step.on, severity: severity, sentence: sentence)
            case .updated(let severity, let sentence):
                last = (severity, sentence)
                return Self(kind: "updated", on: step.on, severity: severity, sentence: sentence)
            case .cleared:
                return Self(kind: "cleared", on: step.on, severity: last.severity, sentence: last.sentence)
            case .woken, .escalated, .acknowledged, .assigned, .snoozed, .resolved: return nil
            }
        }
    }
}
