import Access
import PostgresClient

/// The sessions in a service's database. PostgreSQL's clock measures all terms.
public enum SessionStore {
    /// A new session of a person.
    struct New: Sendable {
        let means: SignInSettings.Means
        let subject: String
        let name: String
        let grants: [Grant]
        var providerSession: String?
        var sealed: [UInt8]?
    }

    /// A line of `doorstroom session list`.
    public struct Listed: Sendable {
        public let id: Int64
        public let subject: String
        public let name: String
        public let grants: [String]
        public let createdAt: String
        public let seenAt: String
    }

    /// Adds a session, and deletes those whose terms ended.
    static func add(_ new: New, _ secret: Secret, terms: SessionTerms, on database: isolated PostgresConnection) throws
    {
        try database.query(
            """
            DELETE FROM session WHERE seen_at < now() - $1 * interval '1 second'
                OR created_at < now() - $2 * interval '1 second'
            """, [.int(terms.idle.components.seconds), .int(terms.whole.components.seconds)])
        try database.query(
            """
            INSERT INTO session (digest, means, subject, name, grants, provider_session, sealed)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            [
                .bytes(secret.digest), .text(new.means.rawValue), .text(new.subject), .text(new.name),
                .texts(new.grants.map(\.text)), .optional(new.providerSession), new.sealed.map { .bytes($0) } ?? .null,
            ])
    }

    /// - Returns: `nil` for a secret that is unknown, or whose session has ended or began by other means, and for a
    ///   person whose grants are all for closed parties.
    static func find(
        _ secret: Secret, means: SignInSettings.Means, terms: SessionTerms, on connection: PostgresConnection
    ) async throws -> Session? {
        let row = try await connection.query(
            """
            SELECT id, subject, name, array_to_string(grants, ' ') AS grants, sealed,
                asserted_at < now() - $5 * interval '1 second' AS is_due,
                seen_at < now() - interval '30 seconds' AS is_unseen,
                array_to_string(ARRAY(SELECT party FROM closed_party), ' ') AS closed
            FROM session
            WHERE digest = $1 AND means = $2 AND seen_at > now() - $3 * interval '1 second'
                AND created_at > now() - $4 * interval '1 second' AND asserted_at > now() - $6 * interval '1 second'
            """,
            [
                .bytes(secret.digest), .text(means.rawValue), .int(terms.idle.components.seconds),
                .int(terms.whole.components.seconds), .int(terms.assertion.components.seconds),
                .int(means == .provider ? terms.away.components.seconds : terms.whole.components.seconds),
            ]
        ).first
        guard let row, let id = row["id"].int, let subject = row["subject"].text, let name = row["name"].text else {
            return nil
        }
        if row["is_unseen"].bool == true {
            try await connection.query("UPDATE session SET seen_at = now() WHERE id = $1", [.int(id)])
        }
        let closed = Set((row["closed"].text ?? "").split(separator: " ").map(String.init))
        let grants = (row["grants"].text ?? "").split(separator: " ").compactMap { Grant(text: String($0)) }
            .counting(closed: closed)
        guard !grants.isEmpty else { return nil }
        return Session(
            id: id, secret: secret, viewer: Viewer(subject: subject, name: name, grants: grants),
            closedParties: closed, sealed: row["sealed"].bytes, isDueForAssertion: row["is_due"].bool == true)
    }

    static func end(_ id: Int64, on connection: PostgresConnection) async throws {
        try await connection.query("DELETE FROM session WHERE id = $1", [.int(id)])
    }

    /// Ends one session of the provider, or all of a person when it names no session.
    ///
    /// - Returns: how many ended.
    static func end(
        providerSession: String?, subject: String?, on connection: PostgresConnection
    ) async throws -> Int {
        try await connection.query(
            """
            DELETE FROM session WHERE ($1::text IS NOT NULL OR $2::text IS NOT NULL)
                AND ($1::text IS NULL OR provider_session = $1) AND ($2::text IS NULL OR subject = $2)
                AND means = $3 RETURNING id
            """,
            [.optional(providerSession), .optional(subject), .text(SignInSettings.Means.provider.rawValue)]
        ).rows.count
    }

    // MARK: Assertion

    /// Takes the turn to ask the provider about a session; twenty seconds later another request may.
    ///
    /// - Returns: `false` while another request asks, and when one has asked since this session was read: its refresh
    ///   token may be another now.
    static func beginAsking(
        _ id: Int64, terms: SessionTerms, on connection: PostgresConnection
    ) async throws -> Bool {
        try await connection.query(
            """
            UPDATE session SET asking_since = now()
            WHERE id = $1 AND asserted_at < now() - $2 * interval '1 second'
                AND (asking_since IS NULL OR asking_since < now() - interval '20 seconds') RETURNING id
            """, [.int(id), .int(terms.assertion.components.seconds)]
        ).first != nil
    }

    static func assert(
        _ id: Int64, name: String, grants: [Grant], sealed: [UInt8], on connection: PostgresConnection
    ) async throws {
        try await connection.query(
            """
            UPDATE session SET name = $2, grants = $3, sealed = $4, asserted_at = now(), asking_since = NULL
            WHERE id = $1
            """, [.int(id), .text(name), .texts(grants.map(\.text)), .bytes(sealed)])
    }

    /// - Returns: how many ended.
    public static func revoke(
        ids: [Int64], subjects: [String], on connection: PostgresConnection
    ) async throws -> Int {
        try await connection.query(
            "DELETE FROM session WHERE id = ANY($1) OR subject = ANY($2) RETURNING id", [.ints(ids), .texts(subjects)]
        ).rows.count
    }

    public static func list(on connection: PostgresConnection) async throws -> [Listed] {
        try await connection.query(
            """
            SELECT id, subject, name, array_to_string(grants, ' ') AS grants,
                to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS created,
                to_char(seen_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS seen
            FROM session ORDER BY id
            """
        ).rows.map { row in
            Listed(
                id: row["id"].int ?? 0, subject: row["subject"].text ?? "", name: row["name"].text ?? "",
                grants: (row["grants"].text ?? "").split(separator: " ").map(String.init),
                createdAt: row["created"].text ?? "", seenAt: row["seen"].text ?? "")
        }
    }
}
