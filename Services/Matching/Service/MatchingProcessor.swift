import Contracts
import MatchingDomain
import Messaging
import PostgresClient
import Vocabulary

/// Matching on the canonical stream: the domain in the middle, the contract on one side, the database on the other.
struct MatchingProcessor: StreamProcessor {
    let service = ServiceName.matching
    let inputs = ServiceName.matching.reads
    let barrier = DayBarrier.holdsInputs

    func load(on database: isolated PostgresConnection) throws -> MatchingState {
        var snapshot = MatchingSnapshot()
        snapshot.candidates = try EntityStore.load(kind: "candidate", on: database)
        snapshot.dwellings = try EntityStore.load(kind: "dwelling", on: database)
        snapshot.rounds = try EntityStore.load(kind: "round", on: database)
        snapshot.quotas = try EntityStore.load(kind: "quota", on: database)
        snapshot.corporations = try EntityStore.load(kind: "corporation", on: database)
        snapshot.institutions = try EntityStore.load(kind: "institution", on: database)
        snapshot.contingents = try EntityStore.load(kind: "contingent", on: database)
        snapshot.policies = try EntityStore.load(kind: "policy", on: database)
        snapshot.presentations = try EntityStore.load(kind: "presentation", on: database)
        snapshot.placements = try EntityStore.load(kind: "placement", on: database)
        snapshot.exceptions = try EntityStore.load(kind: "exception", on: database)
        snapshot.locks = try EntityStore.load(kind: "lock", on: database)
        snapshot.projects = try EntityStore.load(kind: "project", on: database)
        snapshot.allocations = try EntityStore.load(kind: "allocation", on: database)
        snapshot.settings = try EntityStore.load(kind: "settings", on: database)
        return MatchingState(restoring: snapshot)
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

    func changes(of state: inout MatchingState) -> MatchingSnapshot { state.takeTouched() }

    func save(_ changes: MatchingSnapshot, on database: isolated PostgresConnection) throws {
        try EntityStore.save(changes.candidates, kind: "candidate", on: database)
        try EntityStore.save(changes.dwellings, kind: "dwelling", on: database)
        try EntityStore.save(changes.rounds, kind: "round", on: database)
        try EntityStore.save(changes.quotas, kind: "quota", on: database)
        try EntityStore.save(changes.corporations, kind: "corporation", on: database)
        try EntityStore.save(changes.institutions, kind: "institution", on: database)
        try EntityStore.save(changes.contingents, kind: "contingent", on: database)
        try EntityStore.save(changes.policies, kind: "policy", on: database)
        try EntityStore.save(changes.presentations, kind: "presentation", on: database)
        try EntityStore.save(changes.placements, kind: "placement", on: database)
        try EntityStore.save(changes.exceptions, kind: "exception", on: database)
        try EntityStore.save(changes.locks, kind: "lock", on: database)
        try EntityStore.save(changes.projects, kind: "project", on: database)
        try EntityStore.save(changes.allocations, kind: "allocation", on: database)
        try EntityStore.save(changes.solves, kind: "solve", on: database)
        try EntityStore.save(changes.settings, kind: "settings", on: database)
        try self.saveStandings(of: changes.presentations, on: database)
    }

    /// Nobody stands in two live presentations: the primary key of `standing` says so at every commit.
    private func saveStandings(of presentations: [Presentation], on database: isolated PostgresConnection) throws {
        guard !presentations.isEmpty else { return }
        try database.query(
            "DELETE FROM standing WHERE presentation_id = ANY ($1::text[])", [.texts(presentations.map(\.id))])
        let standing = presentations.filter { $0.state != .ended }.flatMap { presentation in
            presentation.candidates.filter { $0.result == .pending }.map { ($0.applicationId, presentation.id) }
        }
        try database.query(
            "INSERT INTO standing (application_id, presentation_id) SELECT * FROM unnest($1::text[], $2::text[])",
            [.texts(standing.map(\.0)), .texts(standing.map(\.1))])
    }
}
