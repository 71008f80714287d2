import PostgresClient

/// The partners whose people have no access to this service, whatever the provider says of them.
public enum ClosedParties {
    public static func close(_ party: String, on connection: PostgresConnection) async throws {
        try await connection.query(
            "INSERT INTO closed_party (party) VALUES ($1) ON CONFLICT DO NOTHING", [.text(party)])
    }

    public static func open(_ party: String, on connection: PostgresConnection) async throws {
        try await connection.query("DELETE FROM closed_party WHERE party = $1", [.text(party)])
    }

    public static func list(on connection: PostgresConnection) async throws -> [String] {
        try await connection.query("SELECT party FROM closed_party ORDER BY party").rows.compactMap { $0[0].text }
    }
}
