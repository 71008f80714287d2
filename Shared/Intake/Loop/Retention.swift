import Logging
import PostgresClient

/// Deletes data that is kept for a limited time.
enum Retention {
    /// Rejected events may hold anything. Their bytes are kept for as long as the partner's topic keeps them: fourteen
    /// days.
    static func deleteRejectedBytes(on database: PostgresConnection, logger: Logger) async throws {
        let result = try await database.query(
            """
            UPDATE journal SET payload = NULL
            WHERE verdict IN (2, 7) AND payload IS NOT NULL AND recorded_at < now() - interval '14 days'
            """)
        if result.affected > 0 {
            logger.info("forgot the bytes of rejected events", metadata: ["count": "\(result.affected)"])
        }
    }
}
