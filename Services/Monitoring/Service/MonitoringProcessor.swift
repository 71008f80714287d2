import Contracts
import MonitoringDomain
import Pipeline
import PostgresClient
import Vocabulary

/// Processes the canonical stream and Matching's stream, held together at each day.
struct MonitoringProcessor: StreamProcessor {
    let service = ServiceName.monitoring
    let inputs = ServiceName.monitoring.reads
    let barrier = DayBarrier.holdsInputs

    func load(on database: isolated PostgresConnection) throws -> MonitoringState {
        MonitoringState(restoring: try MonitoringStore.load(on: database))
    }

    func apply(
        _ event: StreamEvent, day: CalendarDate?, to state: inout MonitoringState, derive: (String) -> String
    ) throws -> [Emission] {
        guard let fact = try MonitoringFact(event) else { return [] }
        return state.apply(fact, derive: derive).map { $0.emission() }
    }

    func startDay(
        _ day: CalendarDate, state: inout MonitoringState, derive: (String) -> String
    ) throws -> [Emission] {
        state.startDay(day, derive: derive).map { $0.emission() }
    }

    func changes(of state: inout MonitoringState) -> MonitoringSnapshot { state.takeChanged() }

    func save(_ changes: MonitoringSnapshot, on database: isolated PostgresConnection) throws {
        try MonitoringStore.save(changes, on: database)
    }
}
