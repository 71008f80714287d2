import Pipeline
import PostgresClient

/// Marks topics to be read again. The reader does the work: Registration within seconds, the others at their next
/// start.
///
/// Events whose number or id is known stay known: reading them again repeats nothing.
enum Rewinding {
    /// - Parameter offset: `nil` for the log's start.
    /// - Returns: how many partitions are marked.
    static func rewind(
        _ topic: String, to offset: Int64?, on connection: PostgresConnection
    ) async throws -> Int {
        try await connection.query(
            "UPDATE input SET rewind_to = $2 WHERE topic = $1 AND is_current",
            [.text(topic), .int(offset ?? InputStore.fromTheStart)]
        ).affected
    }
}
