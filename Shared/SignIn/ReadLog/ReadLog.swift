import Access
import Crypto
import JSON
import PostgresClient
import Vocabulary

/// Who saw which person's data, when and from where: rows that only grow. Each row's digest covers the row and the digest
/// before it, so that a changed, missing or inserted row shows.
public enum ReadLog {
    /// The last row: its number, and the digest that covers the whole log.
    public struct Head: Sendable, Hashable {
        public let nr: Int64
        public let digest: [UInt8]

        /// As commands print and take it: `17:9f3a…`.
        public var text: String { "\(self.nr):\(Hexadecimal.text(self.digest))" }

        public init(nr: Int64, digest: [UInt8]) {
            self.nr = nr
            self.digest = digest
        }

        public init?(text: String) {
            let parts = text.split(separator: ":")
            guard parts.count == 2, parts[0].allSatisfy({ "0123456789".contains($0) }), let nr = Int64(parts[0]),
                let digest = Hexadecimal.bytes(parts[1]), digest.count == 32
            else { return nil }
            self.init(nr: nr, digest: digest)
        }
    }

    /// The digest before the first row.
    static let beginning = Head(nr: 0, digest: [UInt8](repeating: 0, count: 32))

    /// Adds a row, in the caller's transaction. Writers wait for each other: a chain has one end.
    @discardableResult
    public static func append(_ entry: ReadLogEntry, on database: isolated PostgresConnection) throws -> Head {
        let row = try database.query(
            """
            SELECT nr, digest, to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at
            FROM read_log_head FOR UPDATE
            """
        ).first
        guard let row, let nr = row["nr"].int, let digest = row["digest"].bytes, let at = row["at"].text else {
            throw Flaw(description: "the read log has no head")
        }
        let next = nr + 1
        let head = Head(nr: next, digest: Self.digest(after: digest, entry.bytes(nr: next, at: at)))
        try database.query(
            """
            INSERT INTO read_log (nr, at, viewer, roles, client, by, kind, persons, digest)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [
                .int(next), .text(at), .text(entry.viewer), .texts(entry.roles), .text(entry.client), .text(entry.by),
                .text(entry.kind.rawValue), .texts(entry.persons), .bytes(head.digest),
            ])
        try database.query("UPDATE read_log_head SET nr = $1, digest = $2", [.int(next), .bytes(head.digest)])
        return head
    }

    public static func head(on connection: PostgresConnection) async throws -> Head {
        let row = try await connection.query("SELECT nr, digest FROM read_log_head").first
        guard let row, let nr = row["nr"].int, let digest = row["digest"].bytes else { return Self.beginning }
        return Head(nr: nr, digest: digest)
    }

    static func digest(after previous: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: previous + bytes))
    }
}
