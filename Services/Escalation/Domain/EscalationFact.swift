import Vocabulary

/// A fact that Escalation receives: signals from Monitoring's stream, the others from the canonical stream.
public enum EscalationFact: Sendable, Equatable {
    // MARK: Monitoring's stream

    case signalRaised(RaisedSignal)
    /// The severity or the sentence changed while the signal is raised.
    case signalUpdated(RaisedSignal)
    case signalCleared(signalId: String, on: CalendarDate)

    // MARK: canonical stream

    case actionRegistered(
        actionId: String, number: Int, title: String, holder: String, partners: [String] = [],
        consulting: [String] = [], condition: String? = nil, basis: [String] = [], dueOn: CalendarDate?)
    case actionProgressed(actionId: String, state: ActionState, on: CalendarDate)
    /// A member of the implementation team acted on an alert.
    case alertActed(AlertAct)
}

/// A signal as Monitoring publishes it.
public struct RaisedSignal: Sendable, Equatable, Codable {
    public let signalId: String
    /// An unknown kind becomes an alert all the same: an alert must not be lost because of a name.
    public let kind: String
    public let subject: String
    public let severity: AlertSeverity
    /// Dutch.
    public let sentence: String
    /// The day whose rules raised it.
    public let on: CalendarDate

    public init(
        signalId: String, kind: String, subject: String, severity: AlertSeverity, sentence: String, on: CalendarDate
    ) {
        self.signalId = signalId
        self.kind = kind
        self.subject = subject
        self.severity = severity
        self.sentence = sentence
        self.on = on
    }
}
