import Contracts
import EscalationDomain
import Messaging
import PostgresClient
import Vocabulary

/// Escalation on the canonical stream and Monitoring's. Acknowledgements act on arrival; only the rules of a day wait
/// for both inputs.
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

    let service = ServiceName.escalation
    let inputs = [ServiceName.registration, .monitoring]
    let barrier = DayBarrier.holdsRulesOnly

    func load(on database: isolated PostgresConnection) throws -> State {
        State(domain: EscalationState(restoring: try EscalationStore.load(on: database)))
    }

    func apply(
        _ event: StreamEvent, day: CalendarDate?, to state: inout State, derive: (String) -> String
    ) throws -> [Emission] {
        guard let fact = try EscalationFact(event, day: day) else { return [] }
        return try self.emissions(state.domain.apply(fact, day: day, derive: derive), state: &state)
    }

    func startDay(_ day: CalendarDate, state: inout State, derive: (String) -> String) throws -> [Emission] {
        try self.emissions(state.domain.startDay(day, derive: derive), state: &state)
    }

    func dayIsOverdue(_ day: CalendarDate, state: inout State, derive: (String) -> String) throws -> [Emission] {
        try self.emissions(state.domain.dayIsOverdue(day, derive: derive), state: &state)
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
        try outcomes.map { outcome in
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
            }
        }
    }

    private static func json(_ alert: Alert) throws -> JSONValue {
        [
            "alertId": .string(alert.id), "kind": .string(alert.kind), "subject": .string(alert.subject),
            "status": .string(alert.status.rawValue), "severity": .string(alert.severity.rawValue),
            "audience": .string(alert.audience.rawValue), "sentence": .string(alert.sentence),
            "raisedOn": .string(alert.raisedOn.description), "history": try JSONValue(encoding: alert.history),
        ]
    }
}

/// Escalation's entities in the database.
enum EscalationStore {
    static func load(on database: isolated PostgresConnection) throws -> EscalationSnapshot {
        var snapshot = EscalationSnapshot()
        snapshot.alerts = try EntityStore.load(kind: "alert", on: database)
        snapshot.actions = try EntityStore.load(kind: "action", on: database)
        snapshot.early = try EntityStore.load(kind: "early", on: database)
        snapshot.clock = try EntityStore.load(kind: "clock", on: database)
        return snapshot
    }

    static func save(_ changes: EscalationSnapshot, on database: isolated PostgresConnection) throws {
        try EntityStore.save(changes.alerts, kind: "alert", on: database)
        try EntityStore.save(changes.actions, kind: "action", on: database)
        try EntityStore.save(changes.early, kind: "early", on: database)
        try EntityStore.save(changes.clock, kind: "clock", on: database)
    }
}
