import Contracts
import Messaging
import PostgresClient
import RegistrationDomain
import Vocabulary

/// The days that come by themselves (`term`): announced ahead, and reached.
enum TermStore {
    private static let kinds: Set<ReferenceKind> = [.tenancy, .dwelling, .urgency]

    /// Sets the term of everything that was registered or changed, or takes it away.
    static func save(_ registry: Registry, on database: isolated PostgresConnection) throws {
        let entries = registry.records
            .filter { Self.kinds.contains($0.entry.kind) && ($0.isAdded || $0.isChanged) }.map(\.entry)
            .sorted { ($0.kind.rawValue, $0.id) < ($1.kind.rawValue, $1.id) }
        guard !entries.isEmpty else { return }
        let running = entries.compactMap { entry in Term.of(entry).map { (entry, $0) } }
        // A term that stays the same keeps what was said of it.
        try database.query(
            """
            DELETE FROM term WHERE (kind, id) IN (SELECT * FROM unnest($1::text[], $2::text[]))
                AND (kind, id, term, due_on::text) NOT IN
                    (SELECT * FROM unnest($3::text[], $4::text[], $5::text[], $6::text[]))
            """,
            [
                .texts(entries.map(\.kind.rawValue)), .texts(entries.map(\.id)),
                .texts(running.map(\.0.kind.rawValue)), .texts(running.map(\.0.id)),
                .texts(running.map(\.1.kind.rawValue)), .texts(running.map(\.1.dueOn.description)),
            ])
        guard !running.isEmpty else { return }
        try database.query(
            """
            INSERT INTO term (kind, id, owner, term, due_on, announce_on)
            SELECT kind, id, owner, term, due_on::date, announce_on::date
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
                AS v (kind, id, owner, term, due_on, announce_on)
            ON CONFLICT (kind, id) DO NOTHING
            """,
            [
                .texts(running.map(\.0.kind.rawValue)), .texts(running.map(\.0.id)), .texts(running.map(\.0.owner)),
                .texts(running.map(\.1.kind.rawValue)), .texts(running.map(\.1.dueOn.description)),
                .texts(running.map(\.1.announceOn.description)),
            ])
    }

    /// What this day announces and what it brings. A term that became known too late is announced on the first day
    /// after that, or reached at once.
    static func reach(_ day: CalendarDate, on database: isolated PostgresConnection) throws -> [CalendarEvent] {
        let rows = try database.query(
            """
            SELECT kind, id, owner, term, to_char(due_on, 'YYYY-MM-DD') AS due, due_on <= $1::date AS reached
            FROM term WHERE due_on <= $1::date OR (announce_on <= $1::date AND NOT announced)
            ORDER BY due_on, kind, id
            """, [.text(day.description)]
        ).rows
        guard !rows.isEmpty else { return [] }
        let events = rows.map { row -> CalendarEvent in
            func text(_ name: String) -> String { row[name].text ?? "" }
            let isReached = row["reached"].bool ?? false
            // After the corporation hotel comes the one single offer (REG-7).
            let then: JSONValue? = text("term") == Term.Kind.hotel.rawValue ? "single-offer" : nil
            return CalendarEvent(
                type: isReached ? InternalType.termReached : InternalType.termAnnounced, subject: text("id"),
                name: [text("kind"), text("id"), text("term"), text("due"), isReached ? "reached" : "announced"]
                    .joined(separator: "/"),
                data: .object(omittingNil: [
                    ("kind", .string(text("kind"))), ("id", .string(text("id"))), ("owner", .string(text("owner"))),
                    ("term", .string(text("term"))), ("dueOn", .string(text("due"))), ("then", then),
                ]))
        }
        try database.query("DELETE FROM term WHERE due_on <= $1::date", [.text(day.description)])
        try database.query(
            "UPDATE term SET announced = true WHERE announce_on <= $1::date AND NOT announced",
            [.text(day.description)])
        return events
    }
}
