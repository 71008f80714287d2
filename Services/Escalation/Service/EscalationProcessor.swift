import Contracts
import EscalationDomain
import Pipeline
import PostgresClient
import Vocabulary

/// Processes the canonical stream and Monitoring's stream. Neither stream is held; the domain keeps facts that are
/// ahead of the day whose rules ran last.
struct EscalationProcessor: StreamProcessor {
    /// The domain and the messages that it intends, which become rows of the notification ledger.
    struct State: Sendable {
        var domain: EscalationState
        var intents: [NotificationIntent] = []
    }

    struct Changes: Sendable {
        let snapshot: EscalationSnapshot
        let intents: [NotificationIntent]
    }

    /// The channel for messages.
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
        return self.emissions(state.domain.apply(fact, day: day, derive: derive), state: &state)
    }

    func startDay(_ day: CalendarDate, state: inout State, derive: (String) -> String) throws -> [Emission] {
        self.emissions(state.domain.startDay(day, derive: derive), state: &state)
    }

    func dayIsOverdue(_ day: CalendarDate, state: inout State, derive: (String) -> String) throws -> [Emission] {
        self.emissions(state.domain.dayIsOverdue(day, derive: derive), state: &state)
    }

    let hasFindings = true

    /// The health of the channel, as the notifier stored it.
    func findings(on database: isolated PostgresConnection) throws -> [Finding] {
        let health = try ChannelStore.health(self.channel, on: database)
        return [Finding(subject: self.channel, problem: health.isAlarming ? health.problem?.dutch : nil)]
    }

    func applyFindings(_ findings: [Finding], state: inout State, derive: (String) -> String) throws -> [Emission] {
        var outcomes: [EscalationOutcome] = []
        for finding in findings {
            outcomes += state.domain.channel(finding.subject, failsWith: finding.problem, derive: derive)
        }
        return self.emissions(outcomes, state: &state)
    }

    func changes(of state: inout State) -> Changes {
        defer { state.intents = [] }
        return Changes(snapshot: state.domain.takeChanged(), intents: state.intents)
    }

    func save(_ changes: Changes, on database: isolated PostgresConnection) throws {
        try EscalationStore.save(changes.snapshot, on: database)
        try NotificationStore.intend(changes.intents, on: database)
    }

    private func emissions(_ outcomes: [EscalationOutcome], state: inout State) -> [Emission] {
        outcomes.compactMap { outcome in
            if case .notificationIntended(let intent) = outcome { state.intents.append(intent) }
            return outcome.emission()
        }
    }
}
