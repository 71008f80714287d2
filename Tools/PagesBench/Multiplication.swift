import Contracts
import PostgresClient
import Supervision

/// Copies what an installation stores, under other references.
enum Multiplication {
    /// Per service, the statements that add copy number `$1`.
    private static let entities = """
        INSERT INTO entity (kind, id, document)
        SELECT kind, id || '-' || n,
            CASE WHEN document ? 'id' THEN jsonb_set(document, '{id}', to_jsonb(id || '-' || n)) ELSE document END
        FROM entity, generate_series(1, $1::bigint) AS n
        """
    private static let statements: [ServiceName: [String]] = [
        .registration: [
            """
            INSERT INTO registered (kind, id, owner, state)
            SELECT kind, id || '-' || n, owner, state FROM registered, generate_series(1, $1::bigint) AS n
            """,
            """
            INSERT INTO standing (kind, id, state, presentation, other, since)
            SELECT kind, id || '-' || n, state, presentation, other, since
            FROM standing, generate_series(1, $1::bigint) AS n
            """,
        ],
        .matching: [Self.entities], .monitoring: [Self.entities],
        .escalation: [
            Self.entities,
            """
            INSERT INTO notification (id, document, state, attempts, alert_id, channel, place, number)
            SELECT id || '-' || n, document, state, attempts, alert_id || '-' || n, channel, place, number
            FROM notification, generate_series(1, $1::bigint) AS n
            """,
        ],
    ]

    static func run(_ endpoints: Endpoints, times: Int) async throws {
        for (service, statements) in Self.statements {
            let connection = try await PostgresConnection(endpoints.postgres[service.rawValue] ?? "")
            for statement in statements { try await connection.query(statement, [.int(times - 1)]) }
            try await connection.execute("ANALYZE")
            await connection.close()
        }
    }
}
