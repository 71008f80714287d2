import Contracts
import Pipeline
import PostgresClient
import Vocabulary

/// Publishes the head of the read log on the service's stream, once a day when the log grew. The stream is outside the
/// database, so an owner of the database who writes the log anew does not get past it.
public struct ReadLogStatement: DailyStatement {
    public init() {}

    public func next(on database: isolated PostgresConnection) throws -> Emission? {
        let row = try database.query(
            """
            UPDATE read_log_head SET published_nr = nr WHERE nr > published_nr RETURNING nr, digest
            """
        ).first
        guard let row, let nr = row["nr"].int, let digest = row["digest"].bytes else { return nil }
        return Emission(
            .readLogCheckpointed, subject: "read-log",
            data: ReadLogCheckpointed(rows: Int(nr), digest: Hexadecimal.text(digest)))
    }
}
