import Contracts
import EscalationDomain
import Messaging
import PostgresClient
import Vocabulary

/// Escalation on the canonical stream and Monitoring's. Neither stream is held; the domain keeps what is ahead of the day
/// whose rules ran last.
struct EscalationProcessor: StreamProcessor {
    /// The domain and the messages it wants to be sent, which become rows of the notification ledger.
    struct State: Sendable {
        var domain: EscalationState
        var intents: [NotificationIntent] = []
    }

    struct Changes: Sendable {
        let snapshot: EscalationSnapshot
        let intents: [NotificationIntent]
    }

    /// The channel that messages go out on.
    let channel = WebhookChannel.name
    let service = ServiceName.escalation
    let inputs = ServiceName.escalation.reads
    let barrier = DayBarrier.holdsRulesOnly

    func load(on database: isolated PostgresConnection) throws -> State {
        State(domain: EscalationState(restoring: try EscalationStore.load(on: database), channel: self.channel))
    }

    func apply(
        _ event: StreamEvent, day: CalendarDate?, to state: inout State, derive: (String) -> String
    ) throws -> [Emission] {
        guard let fact = try EscalationFact(event, derive: derive) else { return [] }
        return try self.emissions(state.domain.apply(fact, day: day, derive: derive), state: &state)
    }

    func startDay(_ day: CalendarDate, state: inout State, derive: (String) -> String) throws -> [Emission] {
        try self.emissions(state.domain.startDay(day, derive: derive), state: &state)
    }

    func dayIsOverdue(_ day: CalendarDate, state: inout State, derive: (String) -> String) throws -> [Emission] {
        try self.emissions(state.domain.dayIsOverdue(day, derive: derive), state: &state)
    }

    let hasFindings = true

    /// The notifier writes down how its channel does.
    func findings(on database: isolated PostgresConnection) throws -> [Finding] {
        let health = try ChannelStore.health(self.channel, on: database)
        return [Finding(subject: self.channel, problem: health.isAlarming ? health.problem?.dutch : nil)]
    }

    func found(_ findings: [Finding], state: inout State, derive: (String) -> String) throws -> [Emission] {
        var outcomes: [EscalationOutcome] = []
        for finding in findings {
            outcomes += state.domain.channel(finding.subject, failsWith: finding.problem, derive: derive)
        }
        return try self.emissions(outcomes, state: &state)
    }

    func changes(of state: inout State) -> Changes {
        defer { state.intents = [] }
        return Changes(snapshot: state.domain.takeTouched(), intents: state.intents)
    }

    func save(_ changes: Changes, on database: isolated PostgresConnection) throws {
        try EscalationStore.save(changes.snapshot, on: database)
        try NotificationStore.intend(changes.intents, on: database)
    }

    private func emissions(_ outcomes: [EscalationOutcome], state: inout State) throws -> [Emission] {
        try outcomes.compactMap { outcome in
            switch outcome {
            case .alertRaised(let alert):
                return Emission(type: InternalType.alertRaised, subject: alert.id, data: try Self.json(alert))
            case .alertUpdated(let alert, let change):
                return Emission(
                    type: InternalType.alertUpdated, subject: alert.id,
                    data: ["alert": try Self.json(alert), "change": try JSONValue(encoding: change)])
            case .notificationIntended(let intent):
                state.intents.append(intent)
                return Emission(
                    type: InternalType.notificationIntended, subject: intent.notificationId,
                    data: try JSONValue(encoding: intent))
            case .decided(let act, let refusal):
                return act.answer.map { Self.answer($0, alertId: act.alertId, refusal: refusal) }
            }
        }
    }

    /// To the sender. Its id comes from the event: an answer that had to wait for its day is the same as one that had not.
    private static func answer(_ answer: AlertAct.Answer, alertId: String, refusal: AlertRefusal?) -> Emission {
        Emission(
            type: refusal == nil ? InternalType.decisionApplied : InternalType.decisionRefused, subject: answer.event,
            data: .object(omittingNil: [
                ("causationid", .string(answer.event)), ("alertId", .string(alertId)),
                ("code", refusal.map { .string($0.rawValue) }),
            ]), audience: .partner(answer.sender), id: answer.id)
    }

    private static func json(_ alert: Alert) throws -> JSONValue {
        .object(omittingNil: [
            ("alertId", .string(alert.id)), ("kind", .string(alert.kind)), ("subject", .string(alert.subject)),
            ("status", .string(alert.status.rawValue)), ("severity", .string(alert.severity.rawValue)),
            ("audience", .string(alert.audience.rawValue)), ("sentence", .string(alert.sentence)),
            ("raisedOn", .string(alert.raisedOn.description)),
            ("holder", try alert.holder.map { try JSONValue(encoding: $0) }),
            ("snooze", try alert.snooze.map { try JSONValue(encoding: $0) }),
            ("closing", try alert.closing.map { try JSONValue(encoding: $0) }),
            ("history", try JSONValue(encoding: alert.history)),
        ])
    }
}
