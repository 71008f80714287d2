import Vocabulary

/// One alert per kind and subject of a signal, however often the signal comes and goes (ESC-2).
///
/// What Monitoring's stream, the canonical stream and the days' rules add stands in three lists of its own; status,
/// audience and history are read from them together. So it does not matter in which order the two streams came in,
/// and a replay ends in the same alert.
public struct Alert: Sendable, Equatable, Codable, Identifiable {
    /// Derived when the subject was first seen.
    public let id: String
    /// All signals that were folded into it; one, as a rule.
    public internal(set) var signalIds: [String]
    public let kind: String
    public let subject: String
    /// From Monitoring, in its order.
    public internal(set) var transitions: [SignalTransition]
    /// From the canonical stream, in its order.
    public internal(set) var acknowledgements: [Acknowledgement]
    /// From the days' rules, at most one for each time the alert was open.
    public internal(set) var escalations: [Escalation]

    public var status: AlertStatus { self.standing().status }
    public var severity: AlertSeverity { self.standing().severity }
    /// Dutch: the signal's latest words.
    public var sentence: String { self.standing().sentence }
    /// When it was raised or reopened last.
    public var raisedOn: CalendarDate { self.standing().raisedOn }
    public var isOpen: Bool { self.status != .resolved }
    /// Who acknowledged it since then.
    public var acknowledgement: Acknowledgement? { self.standing().acknowledgement }

    public var audience: Audience {
        let raisedOn = self.raisedOn
        return self.escalations.contains { $0.raisedOn == raisedOn } ? .administrative : .implementationTeam
    }

    /// Dutch, for lists and the first line of messages.
    public var title: String { AlertText.title(kind: self.kind) }
}

/// A signal that came up, changed or went down.
public struct SignalTransition: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable {
        case raised
        case updated
        case cleared
    }

    public let kind: Kind
    public let on: CalendarDate
    public let severity: AlertSeverity
    public let sentence: String
}

/// A member has seen the alert.
public struct Acknowledgement: Hashable, Sendable, Codable {
    public let member: String
    /// As the member's event says.
    public let on: CalendarDate
    /// The day in the canonical stream: what rules go by.
    public let day: CalendarDate
}

/// The alert went to the administrative level.
public struct Escalation: Hashable, Sendable, Codable {
    public enum Reason: String, CaseIterable, Hashable, Sendable, Codable {
        case unacknowledged
        case unsolved
    }

    /// When the alert had been raised: which time it was open.
    public let raisedOn: CalendarDate
    public let on: CalendarDate
    public let reason: Reason
}
