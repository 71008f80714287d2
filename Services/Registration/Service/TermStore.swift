import Contracts
import Intake
import Pipeline
import PostgresClient
import RegistrationDomain
import Vocabulary

/// The table `term`: dates that fall due, each announced ahead once and reached once.
///
/// The last announced or reached term of a thing is kept when the term changes or ends. So a term that returns is sent
/// again only when another one was sent in between, however the changes were batched.
enum TermStore {
    private static let kinds: Set<ReferenceKind> = [.tenancy, .dwelling, .urgency]

    /// Sets or removes the term of each thing that was registered or changed.
    static func save(_ registry: Registry, on database: isolated PostgresConnection) throws {
        let entries = registry.records
            .filter { Self.kinds.contains($0.entry.kind) && ($0.isAdded || $0.isChanged) }.map(\.entry)
            .sorted { ($0.kind.rawValue, $0.id) < ($1.kind.rawValue, $1.id) }
        let running = entries.compactMap { entry in Term.of(entry).map { (entry, $0) } }
        let ended = entries.filter { Term.of($0) == nil }
        if !ended.isEmpty {
            let keys: [PostgresValue] = [.texts(ended.map(\.kind.rawValue)), .texts(ended.map(\.id))]
            try database.query(
                """
                DELETE FROM term USING unnest($1::text[], $2::text[]) AS v (kind, id)
                WHERE term.kind = v.kind AND term.id = v.id AND announced_term IS NULL AND reached_term IS NULL
                """, keys)
            try database.query(
                """
                UPDATE term SET is_current = false FROM unnest($1::text[], $2::text[]) AS v (kind, id)
                WHERE term.kind = v.kind AND term.id = v.id AND is_current
                """, keys)
        }
        guard !running.isEmpty else { return }
        try database.query(
            """
            INSERT INTO term AS t (kind, id, owner, term, due_on, announce_on)
            SELECT kind, id, owner, term, due_on::date, announce_on::date
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
                AS v (kind, id, owner, term, due_on, announce_on)
            ON CONFLICT (kind, id) DO UPDATE SET owner = excluded.owner, term = excluded.term,
                due_on = excluded.due_on, announce_on = excluded.announce_on, is_current = true,
                announced = ROW (t.announced_term, t.announced_due)
                    IS NOT DISTINCT FROM ROW (excluded.term, excluded.due_on),
                reached = ROW (t.reached_term, t.reached_due)
                    IS NOT DISTINCT FROM ROW (excluded.term, excluded.due_on)
            WHERE ROW (t.term, t.due_on, t.is_current) IS DISTINCT FROM ROW (excluded.term, excluded.due_on, true)
            """,
            [
                .texts(running.map(\.0.kind.rawValue)), .texts(running.map(\.0.id)), .texts(running.map(\.0.owner)),
                .texts(running.map(\.1.kind.rawValue)), .texts(running.map(\.1.dueOn.description)),
                .texts(running.map(\.1.announceOn.description)),
            ])
    }

    /// The terms announced or reached on this day. A term that became known too late is announced on the first day
    /// after that, or reached at once.
    static func takeDue(on day: CalendarDate, on database: isolated PostgresConnection) throws -> [CalendarEvent] {
        let rows = try database.query(
            """
            SELECT kind, id, owner, term, to_char(due_on, 'YYYY-MM-DD') AS due, due_on <= $1::date AS reached
            FROM term WHERE is_current AND NOT reached
                AND (due_on <= $1::date OR (announce_on <= $1::date AND NOT announced))
            ORDER BY due_on, kind, id
            """, [.text(day.description)]
        ).rows
        guard !rows.isEmpty else { return [] }
        let events = try rows.map { try Self.event($0, on: day) }
        try database.query(
            """
            UPDATE term SET reached = true, reached_term = term, reached_due = due_on,
                announced_term = NULL, announced_due = NULL
            WHERE is_current AND NOT reached AND due_on <= $1::date
            """, [.text(day.description)])
        try database.query(
            """
            UPDATE term SET announced = true, announced_term = term, announced_due = due_on,
                reached_term = NULL, reached_due = NULL
            WHERE is_current AND NOT reached AND NOT announced AND announce_on <= $1::date
            """, [.text(day.description)])
        return events
    }

    private static func event(_ row: PostgresRow, on day: CalendarDate) throws -> CalendarEvent {
        func text(_ name: String) -> String { row[name].text ?? "" }
        guard let kind = TermDue.Kind(rawValue: text("kind")), let term = TermDue.Term(rawValue: text("term")),
            let dueOn = CalendarDate(text("due"))
        else {
            throw HaltError(
                "the stored term of \(text("kind")) \(text("id")) has an unknown kind: \(text("term"))")
        }
        let isReached = row["reached"].bool ?? false
        return CalendarEvent(
            isReached ? .termReached : .termAnnounced, subject: text("id"),
            // The day too: the same term sent on another day is another event.
            name: [
                text("kind"), text("id"), text("term"), text("due"), isReached ? "reached" : "announced",
                day.description,
            ].joined(separator: "/"),
            data: TermDue(
                kind: kind, id: text("id"), owner: text("owner"), term: term, dueOn: dueOn,
                // The one single offer follows the corporation hotel (REG-7).
                next: term == .hotel ? .singleOffer : nil))
    }
}
