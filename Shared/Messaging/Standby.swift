import Logging
import PostgresClient
import ServiceKit

/// Waits for a region's lock, and ends the session of a holder that shows no sign of life.
///
/// A process that is stopped, or whose machine stalls, keeps its session and with it the lock. When it wakes its session
/// is gone, and what it still tries to write is refused (term and offsets).
struct Standby: Sendable {
    private static let interval = Duration.milliseconds(250)

    let region: String
    let database: PostgresConnection
    let status: ServiceStatus
    let logger: Logger

    func acquire() async throws -> RegionState {
        var turns = 0
        while true {
            let name = self.region
            if let region = try await self.database.transaction({ try RegionStore.acquire(name, on: $0) }) {
                return region
            }
            self.status.phase = .standby
            turns += 1
            if turns % 4 == 0, let ended = try await self.database.transaction({ try Life.endSilent(name, on: $0) }) {
                self.logger.error(
                    "ended the session of an instance that showed no sign of life",
                    metadata: ["region": "\(name)", "backend": "\(ended)"])
            }
            try await Task.sleep(for: Self.interval)
        }
    }
}

/// Says every two seconds that the holder of a region's lock is alive, on a connection of its own: a long statement of
/// its work is no silence.
struct Heartbeat: Sendable {
    private static let interval = Duration.seconds(2)

    private let region: RegionState
    private let database: String
    private let logger: Logger

    init(_ region: RegionState, _ database: String, _ logger: Logger) {
        self.region = region
        self.database = database
        self.logger = logger
    }

    func run() async throws {
        while !Task.isCancelled {
            do {
                try await self.beat()
            } catch {
                guard !Task.isCancelled, !(error is CancellationError) else { return }
                // The work has a connection of its own, and says what is wrong with the server.
                self.logger.debug("no sign of life could be written", metadata: ["reason": "\(error)"])
                try await Task.sleep(for: Self.interval)
            }
        }
    }

    private func beat() async throws {
        let connection = try await PostgresConnection(self.database, applicationName: "doorstroom-heartbeat")
        do {
            let region = self.region
            while !Task.isCancelled {
                try await connection.transaction { try Life.show(region, on: $0) }
                try await Task.sleep(for: Self.interval)
            }
            await connection.close()
        } catch {
            await connection.close()
            throw error
        }
    }
}

/// The signs of life of regions.
enum Life {
    /// Longer than any pause that a healthy machine makes; a sign comes every two seconds.
    static let silence = "10 seconds"

    static func show(_ region: RegionState, on database: isolated PostgresConnection) throws {
        try database.query(
            """
            INSERT INTO region_life (region, term, seen_at) VALUES ($1, $2, clock_timestamp())
            ON CONFLICT (region) DO UPDATE SET term = EXCLUDED.term, seen_at = EXCLUDED.seen_at
            WHERE region_life.term <= EXCLUDED.term
            """, [.int(Int64(region.id)), .int(region.term)])
    }

    /// - Returns: the session that was ended, when the holder of the lock has been silent for too long. One that never
    ///   showed a sign in its term, as before this version, is left alone.
    static func endSilent(_ name: String, on database: isolated PostgresConnection) throws -> Int64? {
        try database.query(
            """
            SELECT l.pid, pg_terminate_backend(l.pid) FROM region r
            JOIN region_life a ON a.region = r.id AND a.term = r.term
            JOIN pg_locks l ON l.locktype = 'advisory' AND l.granted AND l.classid = $2::bigint::oid AND l.objid = r.id::oid
                AND l.objsubid = 2 AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
            WHERE r.name = $1 AND a.seen_at < clock_timestamp() - $3::interval
            """, [.text(name), .int(Int64(RegionStore.lockSpace)), .text(Self.silence)]
        ).first?[0].int
    }
}
