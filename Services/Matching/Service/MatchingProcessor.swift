import Contracts
import MatchingDomain
import Pipeline
import PostgresClient
import Vocabulary

/// Matching on the canonical stream: the domain in the middle, the contract on one side, the database on the other.
struct MatchingProcessor: StreamProcessor {
    let service = ServiceName.matching
    let inputs = ServiceName.matching.reads
    let barrier = DayBarrier.holdsInputs

    func load(on database: isolated PostgresConnection) throws -> MatchingState {
        try MatchingStore.load(on: database)
    }

    func apply(
        _ event: StreamEvent, day: CalendarDate?, to state: inout MatchingState, derive: (String) -> String
    ) throws -> [Emission] {
        guard let fact = try MatchingFact(event) else { return [] }
        let outcomes = try state.apply(fact, derive: derive)
        return try outcomes.flatMap { try $0.emissions() + $0.answer(to: event.partner ?? "") }
            + Self.standings(of: &state)
    }

    func startDay(
        _ day: CalendarDate, state: inout MatchingState, derive: (String) -> String
    ) throws -> [Emission] {
        do {
            return try state.apply(.dayStarted(day), derive: derive).flatMap { try $0.emissions() }
                + Self.standings(of: &state)
        } catch let fault as MatchingFault {
            throw HaltError("day \(day): \(fault)")
        }
    }

    /// Well below the size of a message that every Kafka takes.
    private static let standingsPerMessage = 1_000

    private static func standings(of state: inout MatchingState) -> [Emission] {
        let standings = state.takeStandings()
        return stride(from: 0, to: standings.count, by: self.standingsPerMessage).map { first in
            let part = standings[first..<min(first + self.standingsPerMessage, standings.count)]
            return Emission(
                .standingChanged, subject: part[first].id,
                data: StandingsChanged(changes: part.map { StandingsChanged.Change($0) }))
        }
    }

    func changes(of state: inout MatchingState) -> RecordSet { state.takeChanged() }

    func save(_ changes: RecordSet, on database: isolated PostgresConnection) throws {
        try MatchingStore.save(changes, on: database)
    }
}
