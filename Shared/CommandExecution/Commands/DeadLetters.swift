import Contracts
import JSON
import PostgresClient
import ServiceKit

/// The parked events of one service, for operators: lists them with their reasons, retries and discards them.
struct DeadLetters: Sendable {
    let service: ServiceName
    let connection: PostgresConnection

    func list() async throws {
        let rows = try await self.connection.query(
            """
            SELECT p.id, p.key, i.topic, i."partition", p."offset", p.attempts, p.reason
            FROM parked_event p JOIN input i ON i.id = p.input WHERE p.state = 'open' ORDER BY p.id
            """
        ).rows
        for row in rows {
            let line = JSONValue.object(omittingNil: [
                ("service", .string(self.service.rawValue)), ("id", row["id"].int.map { .integer($0) }),
                ("topic", row["topic"].text.map { .string($0) }),
                ("partition", row["partition"].int.map { .integer($0) }),
                ("offset", row["offset"].int.map { .integer($0) }),
                ("attempts", row["attempts"].int.map { .integer($0) }),
                ("reason", row["reason"].text.map { .string($0) }),
            ])
            Console.print(JSONWriter.string(line))
        }
    }

    /// Prints everything that is known of each event: its origin, its state, and the event itself.
    ///
    /// - Parameter isWhole: whether the key and the event are shown; otherwise they are masked.
    func show(_ ids: [Int64], isWhole: Bool) async throws {
        let rows = try await self.connection.query(
            """
            SELECT p.id, p.state, p.key, p.waits_for::text AS waits, i.topic, i."partition", p."offset", p.attempts,
                p.reason, p.discard_reason, p.next_attempt_at::text AS next, p.body
            FROM parked_event p JOIN input i ON i.id = p.input WHERE p.id = ANY ($1::bigint[]) ORDER BY p.id
            """, [.ints(ids)]
        ).rows
        try Self.require(ids, among: rows.compactMap { $0["id"].int })
        for row in rows {
            func text(_ name: String) -> JSONValue? { row[name].text.map { .string($0) } }
            func number(_ name: String) -> JSONValue? { row[name].int.map { .integer($0) } }
            let body = row["body"].bytes ?? []
            // An event that is not JSON is shown as text: that is a defect in itself.
            let event = (try? JSONParser.parse(body)) ?? .string(String(decoding: body, as: UTF8.self))
            let line = JSONValue.object(omittingNil: [
                ("service", .string(self.service.rawValue)), ("id", number("id")), ("state", text("state")),
                ("key", isWhole ? text("key") : .string("masked")), ("waitsFor", text("waits")),
                ("topic", text("topic")),
                ("partition", number("partition")), ("offset", number("offset")), ("attempts", number("attempts")),
                ("nextAttempt", text("next")), ("reason", text("reason")), ("discardReason", text("discard_reason")),
                ("event", isWhole ? event : MaskedEvent.json(event)),
            ])
            Console.print(JSONWriter.string(line))
        }
    }

    /// Requires that all named events are among those found.
    private static func require(_ ids: [Int64], among found: [Int64], _ what: String = "") throws(UsageError) {
        let unknown = Set(ids).subtracting(found).sorted()
        guard unknown.isEmpty else {
            throw UsageError("no \(what)dead letter has the id \(Self.list(unknown))")
        }
    }

    static func list(_ ids: [Int64]) -> String { ids.map(String.init).joined(separator: " ") }

    /// An operator's request about parked events, with the operator's name and reason.
    struct Request {
        let command: String
        let ids: [Int64]
        let isDry: Bool
        let actor: String
        var reason: String?
    }

    /// The worker that holds the region does the work; this only makes the events due, and stores who asked. Either all
    /// named events are open, or nothing is done.
    func ask(_ request: Request) async throws -> [Int64] {
        try await self.connection.transaction { database in
            let rows = try database.query(
                """
                SELECT id FROM parked_event
                WHERE state = 'open' AND ($1::bigint[] = '{}' OR id = ANY ($1::bigint[])) ORDER BY id
                """, [.ints(request.ids)]
            ).rows.compactMap { $0[0].int }
            try Self.require(request.ids, among: rows, "open ")
            guard !request.isDry else { return rows }
            try database.query(
                """
                UPDATE parked_event SET next_attempt_at = now(), discard_reason = COALESCE($2, discard_reason)
                WHERE id = ANY ($1::bigint[])
                """, [.ints(rows), .optional(request.reason)])
            try database.query(
                "INSERT INTO parked_audit (actor, command, parked, reason) VALUES ($1, $2, $3::bigint[], $4)",
                [.text(request.actor), .text(request.command), .ints(rows), .optional(request.reason)])
            return rows
        }
    }
}
