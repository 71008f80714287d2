import Vocabulary

/// One alert per kind and subject of a signal, however often the signal comes and goes (ESC-2).
///
/// An alert is the list of its steps: status, audience, holder and history are derived from them.
public struct Alert: Sendable, Equatable, Codable, Identifiable {
    /// Derived when the subject was first seen.
    public let id: String
    /// All signals that were merged into it; one, as a rule.
    public internal(set) var signalIds: [String]
    public let kind: String
    public let subject: String
    public internal(set) var steps: [AlertStep]
    /// How many messages were intended about it, which is also the place of the last.
    public internal(set) var messages: Int

    enum CodingKeys: String, CodingKey {
        case id
        case signalIds
        case kind
        case subject
        case steps
        case messages
    }

    public var status: AlertStatus { self.state.status }
    public var severity: AlertSeverity { self.state.severity }
    /// The signal's latest sentence, in Dutch.
    public var sentence: String { self.state.sentence }
    /// The day on which it was last raised or reopened.
    public var raisedOn: CalendarDate { self.state.raisedOn }
    public var isOpen: Bool { self.state.isOpen }
    /// The first member that saw it since then.
    public var acknowledgement: Acknowledgement? { self.state.seen }
    public var holder: Holder? { self.state.holder }
    public var snooze: Snooze? { self.state.snooze }
    /// The end of its last opening; `nil` while it is open.
    public var closing: Closing? { self.state.closing }
    public var audience: Audience { self.state.isEscalated ? .administrative : .implementationTeam }

    /// The day of its signal's last step.
    public var lastSignalOn: CalendarDate? { self.steps.last(where: \.isOfSignal)?.on }

    /// Whether the step says again what the last one said, as after a double click: it counts once.
    func repeats(_ step: AlertStep) -> Bool { self.steps.last == step }

    /// Dutch, for lists and the first line of messages.
    public var title: String { AlertText.title(kind: self.kind) }

    /// Whether the clock or a channel caused it rather than an event: such an alert is outside replay.
    var isOfOperation: Bool { OperationAlert(rawValue: self.kind) != nil }
}
