import KafkaClient
import PostgresClient
import Vocabulary

/// The rows of the partitions that are read.
package enum InputStore {
    /// Value of `rewindTo` for the log's start.
    package static let fromTheStart: Int64 = -1

    private static let columns = """
        id, topic, "partition", incarnation, epoch, next_offset, last_seq, to_char(day, 'YYYY-MM-DD') AS day, seq_digest,
        anchor_offset, anchor_digest, last_offset, last_digest, cluster_id, rewind_to
        """

    package static func find(_ source: TopicPartition, on database: isolated PostgresConnection) throws -> InputState? {
        try database.query(
            "SELECT \(Self.columns) FROM input WHERE topic = $1 AND \"partition\" = $2 AND is_current",
            [.text(source.topic), .int(Int64(source.partition))]
        ).first.flatMap(Self.state)
    }

    package static func all(region: Int16, on database: isolated PostgresConnection) throws -> [InputState] {
        try database.query(
            "SELECT \(Self.columns) FROM input WHERE region = $1 AND is_current ORDER BY topic, \"partition\"",
            [.int(Int64(region))]
        ).rows.compactMap(Self.state)
    }

    package static func insert(
        _ source: TopicPartition, region: Int16, cluster: String, at offset: Int64,
        on database: isolated PostgresConnection
    ) throws -> InputState {
        try Self.requireState(
            source,
            try database.query(
                """
                INSERT INTO input (region, topic, "partition", cluster_id, next_offset) VALUES ($1, $2, $3, $4, $5)
                RETURNING \(Self.columns)
                """,
                [.int(Int64(region)), .text(source.topic), .int(Int64(source.partition)), .text(cluster), .int(offset)])
        )
    }

    /// Begins another incarnation. The old one stays, because journal rows refer to it; its numbers continue in the new
    /// one.
    /// - Parameter epoch: of the new incarnation; higher than any epoch that was reported to the broker.
    package static func replace(
        _ known: InputState, region: Int16, cluster: String, at offset: Int64, epoch: Int64? = nil,
        on database: isolated PostgresConnection
    ) throws -> InputState {
        let ended = try database.query(
            "UPDATE input SET is_current = false WHERE id = $1 AND is_current AND epoch = $2",
            [.int(known.id), .int(known.epoch)])
        guard ended.affected == 1 else {
            throw StaleWriterError(description: "\(known.source) was moved by somebody else")
        }
        return try Self.requireState(
            known.source,
            try database.query(
                """
                INSERT INTO input
                    (region, topic, "partition", cluster_id, next_offset, epoch, last_seq, day, seq_digest)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8::date, $9)
                RETURNING \(Self.columns)
                """,
                [
                    .int(Int64(region)), .text(known.source.topic), .int(Int64(known.source.partition)), .text(cluster),
                    .int(offset), .int(epoch ?? known.epoch + 1), .int(known.lastSeq),
                    .optional(known.day?.description),
                    known.seqDigest.map { .bytes($0) } ?? .null,
                ]))
    }

    /// Continues at another offset of the same log.
    package static func move(
        _ known: InputState, to offset: Int64, on database: isolated PostgresConnection
    ) throws -> InputState {
        try Self.requireState(
            known.source,
            try database.query(
                """
                UPDATE input SET next_offset = $4, epoch = epoch + 1, anchor_offset = NULL, anchor_digest = NULL,
                    last_offset = NULL, last_digest = NULL, rewind_to = NULL
                WHERE id = $1 AND is_current AND epoch = $2 AND next_offset = $3 RETURNING \(Self.columns)
                """, [.int(known.id), .int(known.epoch), .int(known.nextOffset), .int(offset)]))
    }

    static func setCluster(
        _ cluster: String, of known: InputState, on database: isolated PostgresConnection
    ) throws -> InputState {
        try database.query("UPDATE input SET cluster_id = $2 WHERE id = $1", [.int(known.id), .text(cluster)])
        var known = known
        known.cluster = cluster
        return known
    }

    /// When the last record of this input was stored, as RFC 3339.
    package static func lastReadAt(_ state: InputState, on database: isolated PostgresConnection) throws -> String? {
        try database.query(
            """
            SELECT to_char(read_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') FROM input WHERE id = $1
            """, [.int(state.id)]
        ).first?[0].text
    }

    private static func requireState(_ source: TopicPartition, _ result: PostgresResult) throws -> InputState {
        guard let state = result.first.flatMap(Self.state) else {
            throw StaleWriterError(description: "\(source) was moved by somebody else")
        }
        return state
    }

    private static func state(_ row: PostgresRow) -> InputState? {
        guard let id = row["id"].int, let topic = row["topic"].text, let partition = row["partition"].int,
            let incarnation = row["incarnation"].text, let epoch = row["epoch"].int,
            let next = row["next_offset"].int, let seq = row["last_seq"].int
        else { return nil }
        func mark(_ name: String) -> LogMark? {
            guard let offset = row["\(name)_offset"].int, let digest = row["\(name)_digest"].bytes else { return nil }
            return LogMark(offset: offset, digest: digest)
        }
        return InputState(
            id: id, source: TopicPartition(topic, Int32(partition)), incarnation: incarnation, epoch: epoch,
            nextOffset: next, lastSeq: seq, day: row["day"].text.flatMap { CalendarDate($0) },
            seqDigest: row["seq_digest"].bytes, anchor: mark("anchor"), last: mark("last"),
            cluster: row["cluster_id"].text ?? "", rewindTo: row["rewind_to"].int)
    }
}
