import Contracts
import Messaging
import PostgresClient

/// "Where is my client": where each application and each dwelling stands by Matching's word. For display only; no rule
/// of Registration reads it.
struct StandingView: StreamView {
    let service = ServiceName.registration
    let stream = ServiceName.matching

    enum State: String, Sendable {
        /// Nobody's turn now: never presented, or free again.
        case waiting
        case presented
        case placed
    }

    /// One thing's standing.
    struct Standing: Sendable, Equatable {
        var state: State
        /// The presentation that it comes from.
        var presentation: String
        /// The dwelling of an application, the application of a placed dwelling.
        var other: String?
        var since: String?
    }

    private struct Key: Hashable, Comparable {
        let kind: String
        let id: String

        static func < (left: Key, right: Key) -> Bool { (left.kind, left.id) < (right.kind, right.id) }
    }

    func apply(_ events: [StreamEvent], on database: isolated PostgresConnection) throws {
        var standings: [Key: Standing] = [:]
        for event in events { Self.note(event, in: &standings) }
        guard !standings.isEmpty else { return }
        let rows = standings.sorted { $0.key < $1.key }
        // A presentation that ends, or a placement that comes to nothing, frees only what still stands in it.
        try database.query(
            """
            INSERT INTO standing (kind, id, state, presentation, other, since)
            SELECT kind, id, state, presentation, other, since::date
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
                AS v (kind, id, state, presentation, other, since)
            ON CONFLICT (kind, id) DO UPDATE SET state = excluded.state, presentation = excluded.presentation,
                other = excluded.other, since = excluded.since
            WHERE excluded.state <> 'waiting' OR standing.state = 'waiting'
                OR standing.presentation = excluded.presentation
            """,
            [
                .texts(rows.map(\.key.kind)), .texts(rows.map(\.key.id)), .texts(rows.map(\.value.state.rawValue)),
                .texts(rows.map(\.value.presentation)), .optionalTexts(rows.map(\.value.other)),
                .optionalTexts(rows.map(\.value.since)),
            ])
    }

    private static func note(_ event: StreamEvent, in standings: inout [Key: Standing]) {
        let data = event.data
        guard let dwelling = data["dwellingId"]?.stringValue else { return }
        let candidates = (data["candidates"]?.arrayValue ?? []).compactMap { $0["applicationId"]?.stringValue }
        switch event.type {
        case InternalType.presentationMade:
            let since = data["madeOn"]?.stringValue
            for candidate in candidates {
                standings[Key(kind: "application", id: candidate)] = Standing(
                    state: .presented, presentation: event.subject, other: dwelling, since: since)
            }
            standings[Key(kind: "dwelling", id: dwelling)] = Standing(
                state: .presented, presentation: event.subject, since: since)
        case InternalType.presentationEnded:
            let free = Standing(
                state: .waiting, presentation: event.subject, since: data["endedOn"]?.stringValue)
            let keys = candidates.map { Key(kind: "application", id: $0) } + [Key(kind: "dwelling", id: dwelling)]
            for key in keys {
                let isElsewhere = standings[key].map { $0.state == .placed || $0.presentation != event.subject }
                if isElsewhere != true { standings[key] = free }
            }
        case InternalType.placementConfirmed:
            guard let application = data["applicationId"]?.stringValue else { return }
            let (presentation, since) = (data["presentationId"]?.stringValue ?? "", data["decidedOn"]?.stringValue)
            standings[Key(kind: "application", id: application)] = Standing(
                state: .placed, presentation: presentation, other: dwelling, since: since)
            standings[Key(kind: "dwelling", id: dwelling)] = Standing(
                state: .placed, presentation: presentation, other: application, since: since)
        case InternalType.placementCancelled:
            guard let application = data["applicationId"]?.stringValue else { return }
            let free = Standing(
                state: .waiting, presentation: data["presentationId"]?.stringValue ?? "",
                since: data["cancelledOn"]?.stringValue)
            standings[Key(kind: "application", id: application)] = free
            standings[Key(kind: "dwelling", id: dwelling)] = free
        default: return
        }
    }

    /// What is registered under a reference and where it stands; `nil` for a reference that nobody registered.
    static func read(kind: String, id: String, on connection: PostgresConnection) async throws -> JSONValue? {
        let row = try await connection.query(
            """
            SELECT r.owner, r.state, COALESCE(s.state, 'waiting') AS standing, s.presentation, s.other,
                to_char(s.since, 'YYYY-MM-DD') AS since
            FROM registered r LEFT JOIN standing s ON s.kind = r.kind AND s.id = r.id
            WHERE r.kind = $1 AND r.id = $2
            """, [.text(kind), .text(id)]
        ).first
        guard let row else { return nil }
        let isFree = row["standing"].text == State.waiting.rawValue
        let other = kind == "application" ? "dwellingId" : "applicationId"
        func text(_ name: String) -> JSONValue? { row[name].text.map { .string($0) } }
        return .object(omittingNil: [
            ("kind", .string(kind)), ("id", .string(id)), ("owner", text("owner")), ("state", text("state")),
            ("standing", text("standing")), ("since", text("since")),
            ("presentationId", isFree ? nil : text("presentation")), (other, isFree ? nil : text("other")),
        ])
    }
}
