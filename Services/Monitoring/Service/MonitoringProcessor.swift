import Contracts
import Messaging
import MonitoringDomain
import PostgresClient
import Vocabulary

/// Monitoring on the canonical stream and Matching's, held together at each day.
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
        return try state.apply(fact, derive: derive).map { try $0.emission() }
    }

    func startDay(
        _ day: CalendarDate, state: inout MonitoringState, derive: (String) -> String
    ) throws -> [Emission] {
        try state.startDay(day, derive: derive).map { try $0.emission() }
    }

    func changes(of state: inout MonitoringState) -> MonitoringSnapshot { state.takeChanged() }

    func save(_ changes: MonitoringSnapshot, on database: isolated PostgresConnection) throws {
        try MonitoringStore.save(changes, on: database)
    }
}

extension MonitoringOutcome {
    fileprivate func emission() throws -> Emission {
        switch self {
        case .indicatorMeasured(let value, let on):
            Emission(
                type: InternalType.indicatorMeasured, subject: value.key,
                data: ["on": .string(on.description), "value": try JSONValue(encoding: value)])
        case .signalRaised(let signal):
            Emission(
                type: InternalType.signalRaised, subject: signal.signalId, data: try JSONValue(encoding: signal))
        case .signalUpdated(let signal):
            Emission(
                type: InternalType.signalUpdated, subject: signal.signalId, data: try JSONValue(encoding: signal))
        case .signalCleared(let signalId, let kind, let subject, let on):
            Emission(
                type: InternalType.signalCleared, subject: signalId,
                data: [
                    "signalId": .string(signalId), "kind": .string(kind.rawValue), "subject": .string(subject),
                    "on": .string(on.description),
                ])
        }
    }
}
