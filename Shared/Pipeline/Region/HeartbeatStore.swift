import PostgresClient

/// The heartbeats of the instances that hold regions, in the table `region_life`.
enum HeartbeatStore {
    static func record(_ region: RegionState, on database: isolated PostgresConnection) throws {
        try database.query(
            """
            INSERT INTO region_life (region, term, seen_at) VALUES ($1, $2, clock_timestamp())
            ON CONFLICT (region) DO UPDATE SET term = EXCLUDED.term, seen_at = EXCLUDED.seen_at
            WHERE region_life.term <= EXCLUDED.term
            """, [.int(Int64(region.id)), .int(region.term)])
    }

    /// The last heartbeat of the lock's holder in its term; `nil` for a holder of a version without heartbeats.
    static func last(_ name: String, on database: isolated PostgresConnection) throws -> String? {
        try database.query(
            """
            SELECT a.term || ' ' || a.seen_at::text FROM region r
            JOIN region_life a ON a.region = r.id AND a.term = r.term WHERE r.name = $1
            """, [.text(name)]
        ).first?[0].text
    }

    /// - Returns: the session that was ended; `nil` when the holder has had another heartbeat since.
    static func endHolder(
        of name: String, lastHeartbeat: String, on database: isolated PostgresConnection
    ) throws -> Int64? {
        try database.query(
            """
            SELECT l.pid, pg_terminate_backend(l.pid) FROM region r
            JOIN region_life a ON a.region = r.id AND a.term = r.term
            \(RegionStore.holder)
            WHERE r.name = $1 AND a.term || ' ' || a.seen_at::text = $3
            """, [.text(name), .int(Int64(RegionStore.lockSpace)), .text(lastHeartbeat)]
        ).first?[0].int
    }
}
