import Contracts
import PostgresClient
import ServiceKit

/// The parked events of one service, for people: what waits, why, and trying again now.
struct DeadLetters: Sendable {
    let service: ServiceName
    let connection: PostgresConnection

    func run(_ arguments: [String]) async throws {
        switch arguments.first {
        case "list": try await self.list()
        case "replay": try await self.replay(Array(arguments.dropFirst()))
        default: throw UsageError("deadletters wants list or replay")
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
            print(JSONWriter.string(line))
        }
    }

    /// The worker that holds the region does the work; this only makes it due, and writes down who asked.
    private func replay(_ arguments: [String]) async throws {
        var isDry = false
        var actor = "operator"
        var ids: [Int64] = []
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--dry-run": isDry = true
            case "--actor":
                guard let name = rest.popFirst() else { throw UsageError("--actor wants a name") }
                actor = name
            default:
                guard let id = Int64(argument) else { throw UsageError("«\(argument)» is not the id of a dead letter") }
                ids.append(id)
            }
        }
        let (wanted, name) = (ids, actor)
        let rows = try await self.connection.query(
            "SELECT id FROM parked_event WHERE state = 'open' AND ($1::bigint[] = '{}' OR id = ANY ($1::bigint[])) ORDER BY id",
            [.ints(wanted)]
        ).rows.compactMap { $0[0].int }
        if !isDry {
            try await self.connection.transaction { database in
                try database.query(
                    "UPDATE parked_event SET next_attempt_at = now() WHERE id = ANY ($1::bigint[])", [.ints(rows)])
                try database.query(
                    "INSERT INTO parked_audit (actor, command, parked) VALUES ($1, 'replay', $2::bigint[])",
                    [.text(name), .ints(rows)])
            }
        }
        print("\(isDry ? "would replay" : "replaying") \(rows.count): \(rows.map(String.init).joined(separator: " "))")
    }
}
