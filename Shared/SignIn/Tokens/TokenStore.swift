import Access
import PostgresClient

/// Machines' tokens in a service's database.
public enum TokenStore {
    /// A line of `doorstroom token list`.
    public struct Listed: Sendable {
        public let name: String
        public let scopes: [String]
        public let createdAt: String
        public let expiresAt: String?
        public let usedAt: String?
        public let isActive: Bool
    }

    /// - Parameter days: after which it ends; `nil` for a token that does not end by itself.
    /// - Throws: `AccessError` when an active token has this name.
    public static func add(
        _ name: String, digest: [UInt8], scopes: Scopes, days: Int?, on connection: PostgresConnection
    ) async throws {
        let added = try await connection.query(
            """
            INSERT INTO access_token (digest, name, scopes, expires_at)
            VALUES ($1, $2, $3, now() + $4 * interval '1 day')
            ON CONFLICT (name) WHERE revoked_at IS NULL DO NOTHING RETURNING name
            """, [.bytes(digest), .text(name), .texts(scopes.texts), days.map { .int($0) } ?? .null])
        guard added.first != nil else {
            throw AccessError("there is a token «\(name)» already: revoke it first, or choose another name")
        }
    }

    /// - Returns: `false` when no active token has this name.
    @discardableResult
    public static func revoke(_ name: String, on connection: PostgresConnection) async throws -> Bool {
        try await connection.query(
            "UPDATE access_token SET revoked_at = now() WHERE name = $1 AND revoked_at IS NULL RETURNING name",
            [.text(name)]
        ).first != nil
    }

    public static func list(on connection: PostgresConnection) async throws -> [Listed] {
        func time(_ column: String) -> String {
            "to_char(\(column) AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
        }
        return try await connection.query(
            """
            SELECT name, array_to_string(scopes, ' ') AS scopes, \(time("created_at")) AS created,
                \(time("expires_at")) AS expires, \(time("used_at")) AS used,
                revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now()) AS active
            FROM access_token ORDER BY created_at, name
            """
        ).rows.map { row in
            Listed(
                name: row["name"].text ?? "",
                scopes: (row["scopes"].text ?? "").split(separator: " ").map(String.init),
                createdAt: row["created"].text ?? "", expiresAt: row["expires"].text, usedAt: row["used"].text,
                isActive: row["active"].bool == true)
        }
    }

    /// - Returns: `nil` for a token that is unknown, revoked or past its end.
    static func viewer(of token: String, on connection: PostgresConnection) async throws -> Viewer? {
        let digest = Secret.digest(of: token)
        let row = try await connection.query(
            """
            SELECT name, array_to_string(scopes, ' ') AS scopes,
                used_at IS NULL OR used_at < now() - interval '1 minute' AS is_unused
            FROM access_token
            WHERE digest = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())
            """, [.bytes(digest)]
        ).first
        guard let row, let name = row["name"].text else { return nil }
        if row["is_unused"].bool == true {
            try await connection.query("UPDATE access_token SET used_at = now() WHERE digest = $1", [.bytes(digest)])
        }
        let scopes = try Scopes(texts: (row["scopes"].text ?? "").split(separator: " ").map(String.init))
        return Viewer(machine: name, scopes: scopes)
    }
}
