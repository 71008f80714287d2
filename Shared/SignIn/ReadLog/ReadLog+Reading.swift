import Access
import JSON
import PostgresClient
import Vocabulary

extension ReadLog {
    /// A row as it is stored.
    public struct Row: Sendable {
        public let nr: Int64
        public let at: String
        public let entry: ReadLogEntry
        public let digest: [UInt8]

        /// One line of an export.
        public var json: JSONValue {
            [
                "nr": .integer(self.nr), "at": .string(self.at), "viewer": .string(self.entry.viewer),
                "roles": JSONValue(self.entry.roles), "client": .string(self.entry.client),
                "by": .string(self.entry.by), "kind": .string(self.entry.kind.rawValue),
                "persons": JSONValue(self.entry.persons), "digest": .string(Hexadecimal.text(self.digest)),
            ]
        }
    }

    /// A flaw of the chain, in one sentence.
    public struct Flaw: Error, Sendable, CustomStringConvertible {
        public let description: String

        public init(description: String) {
            self.description = description
        }
    }

    private static let page = 1_000

    /// Calls the closure for each row, in order.
    public static func forEach(
        on connection: PostgresConnection, _ body: (Row) throws -> Void
    ) async throws {
        var last: Int64 = 0
        while true {
            let rows = try await connection.query(
                """
                SELECT nr, at, viewer, array_to_json(roles)::text AS roles, client, by, kind,
                    array_to_json(persons)::text AS persons, digest
                FROM read_log WHERE nr > $1 ORDER BY nr LIMIT $2
                """, [.int(last), .int(Self.page)]
            ).rows
            guard !rows.isEmpty else { return }
            for row in rows {
                guard let nr = row["nr"].int, let kind = row["kind"].text.flatMap(DataKind.init),
                    let digest = row["digest"].bytes
                else { throw Flaw(description: "row \(last + 1) cannot be read") }
                func texts(_ name: String) -> [String] {
                    (try? JSONParser.parse(Array((row[name].text ?? "").utf8)))?.arrayValue?.compactMap(\.stringValue)
                        ?? []
                }
                try body(
                    Row(
                        nr: nr, at: row["at"].text ?? "",
                        entry: ReadLogEntry(
                            viewer: row["viewer"].text ?? "", roles: texts("roles"), client: row["client"].text ?? "",
                            by: row["by"].text ?? "", kind: kind, persons: texts("persons")), digest: digest))
                last = nr
            }
        }
    }

    /// The number of the last row whose digest was published, by any region; 0 before the first.
    ///
    /// - Throws: `Flaw` when it is beyond the log: then nothing more would be published.
    public static func published(on connection: PostgresConnection) async throws -> Int64 {
        let row = try await connection.query("SELECT max(nr) AS nr FROM read_log_publication").first
        let nr = row?["nr"].int ?? 0
        guard try await Self.head(on: connection).nr >= nr else {
            throw Flaw(description: "row \(nr) was published, and the log does not reach it")
        }
        return nr
    }

    /// Computes the whole chain again.
    ///
    /// - Parameter known: heads that were published or written down before; each has to be in the chain.
    /// - Returns: the head.
    /// - Throws: `Flaw` that names the first row that does not fit.
    public static func verify(known: some Sequence<Head> = [Head](), on connection: PostgresConnection) async throws
        -> Head
    {
        // Rows may be added meanwhile: the log has to reach at least this far.
        let end = try await Self.head(on: connection)
        var head = Self.beginning
        var waiting = Dictionary(grouping: known.filter { $0.nr > 0 }, by: \.nr)
        try await Self.forEach(on: connection) { row in
            guard row.nr == head.nr + 1 else { throw Flaw(description: "row \(head.nr + 1) is missing") }
            let digest = Self.digest(after: head.digest, row.entry.bytes(nr: row.nr, at: row.at))
            guard digest == row.digest else { throw Flaw(description: "row \(row.nr) was changed") }
            head = Head(nr: row.nr, digest: digest)
            guard row.nr != end.nr || head == end else {
                throw Flaw(description: "row \(row.nr) is not the one that the head names")
            }
            if let expected = waiting.removeValue(forKey: row.nr), !expected.allSatisfy({ $0 == head }) {
                throw Flaw(description: "row \(row.nr) is not what it was: the log up to it was written anew")
            }
        }
        if let lost = waiting.keys.min() { throw Flaw(description: "row \(lost) was there, and is missing") }
        guard head.nr >= end.nr else {
            throw Flaw(description: "the end of the log is not where its head says: rows after \(head.nr) are missing")
        }
        return head
    }
}
