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
