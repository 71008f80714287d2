import Vocabulary

extension Alert {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try container.decode(String.self, forKey: .id)
        self.signalIds = try container.decode([String].self, forKey: .signalIds)
        self.kind = try container.decode(String.self, forKey: .kind)
        self.subject = try container.decode(String.self, forKey: .subject)
        self.messages = try container.decodeIfPresent(Int.self, forKey: .messages) ?? 0
        self.steps = try container.decodeIfPresent([AlertStep].self, forKey: .steps) ?? FormerLists(from: decoder).steps
    }
}

/// The three lists that made up an alert before it became one list of steps; databases still hold such rows.
private struct FormerLists: Decodable {
    struct Transition: Decodable {
        enum Kind: String, Decodable {
            case raised
            case updated
            case cleared
        }

        let kind: Kind
        let on: CalendarDate
        let severity: AlertSeverity
        let sentence: String

        var step: AlertStep {
            switch self.kind {
            case .raised: AlertStep(on: self.on, what: .raised(severity: self.severity, sentence: self.sentence))
            case .updated: AlertStep(on: self.on, what: .updated(severity: self.severity, sentence: self.sentence))
            case .cleared: AlertStep(on: self.on, what: .cleared)
            }
        }
    }

    struct Seen: Decodable {
        let member: String
        let day: CalendarDate
    }

    struct Raising: Decodable {
        let on: CalendarDate
        let reason: Escalation.Reason
    }

    let transitions: [Transition]
    let acknowledgements: [Seen]
    let escalations: [Raising]

    /// Sorted by day; within a day the signal's steps come first, then the rules', then people's.
    var steps: [AlertStep] {
        let ranked =
            self.transitions.map { (0, $0.step) }
            + self.escalations.map { (1, AlertStep(on: $0.on, what: .escalated(reason: $0.reason))) }
            + self.acknowledgements.map { (2, AlertStep(on: $0.day, what: .acknowledged(member: $0.member))) }
        return ranked.enumerated()
            .sorted {
                ($0.element.1.on, $0.element.0, $0.offset) < ($1.element.1.on, $1.element.0, $1.offset)
            }
            .map(\.element.1)
    }
}
