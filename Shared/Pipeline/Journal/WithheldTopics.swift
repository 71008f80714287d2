import PostgresClient

/// Topics that the broker refuses, with the number up to which each is complete. Later messages for them stay in the
/// journal until the broker accepts them again; the other topics do not wait.
package enum WithheldTopics {
    static func load(region: RegionState, on database: isolated PostgresConnection) throws -> [String: Int64] {
        let rows = try database.query(
            "SELECT topic, sent_nr FROM withheld_topic WHERE region = $1", [.int(Int64(region.id))]
        ).rows
        return Dictionary(
            rows.compactMap { row in row["topic"].text.flatMap { topic in row["sent_nr"].int.map { (topic, $0) } } },
            uniquingKeysWith: { $1 })
    }

    static func withhold(
        _ topic: String, after nr: Int64, reason: String, region: RegionState,
        on database: isolated PostgresConnection
    ) throws {
        try database.query(
            """
            INSERT INTO withheld_topic (region, topic, sent_nr, reason) VALUES ($1, $2, $3, $4)
            ON CONFLICT (region, topic) DO UPDATE SET reason = EXCLUDED.reason
            """, [.int(Int64(region.id)), .text(topic), .int(nr), .text(reason)])
    }

    static func advance(
        _ topic: String, to nr: Int64, region: RegionState, on database: isolated PostgresConnection
    ) throws {
        try database.query(
            "UPDATE withheld_topic SET sent_nr = $3 WHERE region = $1 AND topic = $2",
            [.int(Int64(region.id)), .text(topic), .int(nr)])
    }

    static func release(_ topic: String, region: RegionState, on database: isolated PostgresConnection) throws {
        try database.query(
            "DELETE FROM withheld_topic WHERE region = $1 AND topic = $2", [.int(Int64(region.id)), .text(topic)])
    }

    /// Has everything after a number of the stream sent to the topic again; a running relay notices it within seconds.
    package static func resume(
        _ topic: String, after seq: Int64, region: RegionState, on database: isolated PostgresConnection
    ) throws {
        try database.query(
            """
            INSERT INTO withheld_topic (region, topic, sent_nr, reason)
            SELECT r.id, $2, LEAST(r.published_nr, COALESCE(
                (SELECT min(nr) - 1 FROM journal WHERE journal.region = r.id AND seq > $3), r.published_nr)), 'resume-from'
            FROM region r WHERE r.id = $1
            ON CONFLICT (region, topic) DO UPDATE
                SET sent_nr = LEAST(withheld_topic.sent_nr, EXCLUDED.sent_nr), reason = EXCLUDED.reason
            """, [.int(Int64(region.id)), .text(topic), .int(seq)])
    }
}
