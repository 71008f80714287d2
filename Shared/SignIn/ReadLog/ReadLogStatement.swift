import Contracts
import Pipeline
import PostgresClient
import Vocabulary

/// Publishes the head of the read log on the service's stream, when the log grew since the last time. The stream is
/// outside the database, so a log that an owner of the database writes anew no longer fits it.
public struct ReadLogStatement: DailyStatement {
    /// The subject, and so the key, of all heads.
    public static let subject = "read-log"

    public init() {}

    public func next(of region: String, on database: isolated PostgresConnection) throws -> Emission? {
        // One SQL statement, so that number and digest belong to the same moment.
        let row = try database.query(
            """
            INSERT INTO read_log_publication (region, nr) SELECT $1, nr FROM read_log_head WHERE nr > 0
            ON CONFLICT (region) DO UPDATE SET nr = EXCLUDED.nr WHERE read_log_publication.nr < EXCLUDED.nr
            RETURNING nr, (SELECT digest FROM read_log_head) AS digest
            """, [.text(region)]
        ).first
        guard let row, let nr = row["nr"].int, let digest = row["digest"].bytes else { return nil }
        return Emission(
            .readLogCheckpointed, subject: Self.subject,
            data: ReadLogCheckpointed(rows: Int(nr), digest: Hexadecimal.text(digest)))
    }
}
