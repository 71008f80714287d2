import Contracts
import Pipeline
import PostgresClient
import RegistrationDomain
import Vocabulary

/// Answers "where is my client": the standing of each application and each dwelling, exactly as Matching states it.
/// For display only; no rule of Registration reads it.
struct StandingView: StreamView {
    let service = ServiceName.registration
    let stream = ServiceName.matching

    /// The standing of a thing that Matching has not reported on.
    static let initial = "waiting"

    struct Key: Hashable, Comparable, Sendable {
        let kind: String
        let id: String

        static func < (left: Key, right: Key) -> Bool { (left.kind, left.id) < (right.kind, right.id) }
    }

    /// One thing's standing.
    struct Standing: Sendable, Equatable {
        let state: String
        /// The presentation that led to it.
        let presentation: String?
        /// For an application its dwelling; for a placed dwelling its application.
        let other: String?
        let since: String?
    }

    func apply(_ events: [StreamEvent], on database: isolated PostgresConnection) throws {
        var standings: [Key: Standing] = [:]
        for event in events { try Self.note(event, in: &standings) }
        guard !standings.isEmpty else { return }
        let rows = standings.sorted { $0.key < $1.key }
        try database.query(
            """
            INSERT INTO standing (kind, id, state, presentation, other, since)
            SELECT kind, id, state, presentation, other, since::date
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
                AS v (kind, id, state, presentation, other, since)
            ON CONFLICT (kind, id) DO UPDATE SET state = excluded.state, presentation = excluded.presentation,
                other = excluded.other, since = excluded.since
            """,
            [
                .texts(rows.map(\.key.kind)), .texts(rows.map(\.key.id)), .texts(rows.map(\.value.state)),
                .optionalTexts(rows.map(\.value.presentation)), .optionalTexts(rows.map(\.value.other)),
                .optionalTexts(rows.map(\.value.since)),
            ])
    }

    /// Keeps the last change of each thing.
    static func note(_ event: StreamEvent, in standings: inout [Key: Standing]) throws {
        guard event.internalType == .standingChanged else { return }
        for change in try event.read(StandingsChanged.self).changes {
            standings[Key(kind: change.kind.rawValue, id: change.id)] = Standing(
                state: change.state.rawValue, presentation: change.presentationId, other: change.other,
                since: change.since?.description)
        }
    }

    static func state(_ state: ReferenceState, _ facts: RegisteredFacts, on day: CalendarDate?) -> ReferenceState {
        facts.hasEnded(by: day).map { $0 ? .closed : .open } ?? state
    }
}
