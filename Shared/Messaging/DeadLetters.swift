import Contracts
import PostgresClient
import ServiceKit

/// How long an operator's notes on a command may be, in code points.
public enum OperatorNote {
    public static let maximumActor = 100
    public static let maximumReason = 500
}

/// The parked events of one service, for people: what waits, why, trying again now, and giving up.
struct DeadLetters: Sendable {
    let service: ServiceName
    let connection: PostgresConnection

    func run(_ arguments: [String]) async throws {
        switch arguments.first {
        case "list": try await self.list()
        case "show": try await self.show(Request(arguments.dropFirst()))
        case "replay": try await self.replay(Request(arguments.dropFirst()))
        case "discard": try await self.discard(Request(arguments.dropFirst()))
        default: throw UsageError("deadletters wants list, show, replay or discard")
        }
    }

    private func list() async throws {
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

    /// Everything that is known of one: where it came from, what became of it, and the event itself.
    private func show(_ request: Request) async throws {
        guard !request.ids.isEmpty else { throw UsageError("show wants ids") }
        let rows = try await self.connection.query(
            """
            SELECT p.id, p.state, p.key, p.waits_for::text AS waits, i.topic, i."partition", p."offset", p.attempts,
                p.reason, p.discard_reason, p.next_attempt_at::text AS next, p.body
            FROM parked_event p JOIN input i ON i.id = p.input WHERE p.id = ANY ($1::bigint[]) ORDER BY p.id
            """, [.ints(request.ids)]
        ).rows
        try request.require(rows.compactMap { $0["id"].int })
        for row in rows {
            func text(_ name: String) -> JSONValue? { row[name].text.map { .string($0) } }
            func number(_ name: String) -> JSONValue? { row[name].int.map { .integer($0) } }
            let body = row["body"].bytes ?? []
            let line = JSONValue.object(omittingNil: [
                ("service", .string(self.service.rawValue)), ("id", number("id")), ("state", text("state")),
                ("key", text("key")), ("waitsFor", text("waits")), ("topic", text("topic")),
                ("partition", number("partition")), ("offset", number("offset")), ("attempts", number("attempts")),
                ("nextAttempt", text("next")), ("reason", text("reason")), ("discardReason", text("discard_reason")),
                // What is not JSON is a defect in itself and shown as what it is.
                ("event", (try? JSONParser.parse(body)) ?? .string(String(decoding: body, as: UTF8.self))),
            ])
            Console.print(JSONWriter.string(line))
        }
    }

    /// Which ones are meant, who asks, and why.
    private struct Request {
        var isDry = false
        var actor = "operator"
        var reason: String?
        var ids: [Int64] = []

        init(_ arguments: ArraySlice<String>) throws {
            var rest = arguments
            while let argument = rest.popFirst() {
                switch argument {
                case "--dry-run": self.isDry = true
                case "--actor", "--reason":
                    let maximum = argument == "--actor" ? OperatorNote.maximumActor : OperatorNote.maximumReason
                    let text = try ShownText.checked(rest.popFirst() ?? "", argument, maximum: maximum)
                    if argument == "--actor" { self.actor = text } else { self.reason = text }
                default:
                    guard let id = Int64(argument) else {
                        throw UsageError("«\(argument)» is not the id of a dead letter")
                    }
                    self.ids.append(id)
                }
            }
        }

        /// All that were named are among those found.
        func require(_ found: [Int64], _ what: String = "") throws {
            let unknown = Set(self.ids).subtracting(found).sorted()
            guard unknown.isEmpty else {
                throw UsageError("no \(what)dead letter has the id \(DeadLetters.list(unknown))")
            }
        }
    }

    private func replay(_ request: Request) async throws {
        let rows = try await self.ask("replay", request)
        Console.print("\(request.isDry ? "would replay" : "replaying") \(rows.count): \(Self.list(rows))")
    }

    /// Gives events up for good. Never all at once: each is named.
    private func discard(_ request: Request) async throws {
        guard !request.ids.isEmpty else { throw UsageError("discard wants the ids of what to give up") }
        guard request.reason != nil else { throw UsageError("discard wants --reason TEXT") }
        let rows = try await self.ask("discard", request)
        Console.print("\(request.isDry ? "would discard" : "discarding") \(rows.count): \(Self.list(rows))")
    }

    private static func list(_ ids: [Int64]) -> String { ids.map(String.init).joined(separator: " ") }

    /// The worker that holds the region does the work; this only makes it due, and writes down who asked. Either all
    /// that were named are open, or nothing is done.
    private func ask(_ command: String, _ request: Request) async throws -> [Int64] {
        try await self.connection.transaction { database in
            let rows = try database.query(
                """
                SELECT id FROM parked_event
                WHERE state = 'open' AND ($1::bigint[] = '{}' OR id = ANY ($1::bigint[])) ORDER BY id
                """, [.ints(request.ids)]
            ).rows.compactMap { $0[0].int }
            try request.require(rows, "open ")
            guard !request.isDry else { return rows }
            try database.query(
                """
                UPDATE parked_event SET next_attempt_at = now(), discard_reason = COALESCE($2, discard_reason)
                WHERE id = ANY ($1::bigint[])
                """, [.ints(rows), .optional(command == "discard" ? request.reason : nil)])
            try database.query(
                "INSERT INTO parked_audit (actor, command, parked, reason) VALUES ($1, $2, $3::bigint[], $4)",
                [.text(request.actor), .text(command), .ints(rows), .optional(request.reason)])
            return rows
        }
    }
}
