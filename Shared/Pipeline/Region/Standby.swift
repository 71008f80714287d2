import Logging
import PostgresClient
import ServiceKit

/// Waits for a region's lock, and ends the session of a holder that shows no sign of life.
///
/// A process that is stopped, or whose machine stalls, keeps its session and with it the lock. When it resumes its
/// session is gone, and its attempts to write are refused (term and offsets).
struct Standby: Sendable {
    private static let interval = Duration.milliseconds(250)
    /// Longer than any pause that a healthy machine makes; a sign comes every two seconds.
    private static let silence = Duration.seconds(10)

    let region: String
    let database: PostgresConnection
    let status: ServiceStatus
    let logger: Logger

    func acquire() async throws -> RegionState {
        var seen: (sign: String?, at: ContinuousClock.Instant) = (nil, .now)
        while true {
            let name = self.region
            if let region = try await self.database.transaction({ try RegionStore.acquire(name, on: $0) }) {
                return region
            }
            self.status.phase = .standby
            // By our own clock, while we ourselves were awake: after a pause of the server or of the whole machine the
            // holder gets its time to show a sign of life.
            let sign = try await self.database.transaction { try Life.lastSign(name, on: $0) }
            if sign != seen.sign || ContinuousClock.now - seen.at > Self.silence + .seconds(5) { seen = (sign, .now) }
            if let sign, ContinuousClock.now - seen.at >= Self.silence {
                let ended = try await self.database.transaction { try Life.end(name, whoseLastSignWas: sign, on: $0) }
                self.logger.error(
                    "ended the session of an instance that showed no sign of life",
                    metadata: ["region": "\(name)", "backend": "\(ended ?? 0)"])
                seen.at = .now
            }
            try await Task.sleep(for: Self.interval)
        }
    }
}

/// Shows every two seconds that the holder of a region's lock is alive, on a connection of its own: a long statement of
/// the region's work must not look like silence.
struct Heartbeat: Sendable {
    private static let interval = Duration.seconds(2)

    private let region: RegionState
    private let database: String
    private let work: PostgresConnection
    private let logger: Logger

    /// - Parameter work: the connection that holds the lock, used when no other can be made.
    init(_ region: RegionState, _ database: String, beside work: PostgresConnection, _ logger: Logger) {
        self.region = region
        self.database = database
        self.work = work
        self.logger = logger
    }

    func run() async throws {
        while !Task.isCancelled {
            do {
                try await self.beat()
            } catch {
                guard !Task.isCancelled, !(error is CancellationError) else { return }
                self.logger.warning(
                    "signs of life take the connection of the work", metadata: ["reason": "\(error)"])
                let region = self.region
                try? await self.work.transaction { try Life.show(region, on: $0) }
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

/// The signs of life that holders of regions show.
enum Life {
    static func show(_ region: RegionState, on database: isolated PostgresConnection) throws {
        try database.query(
            """
            INSERT INTO region_life (region, term, seen_at) VALUES ($1, $2, clock_timestamp())
            ON CONFLICT (region) DO UPDATE SET term = EXCLUDED.term, seen_at = EXCLUDED.seen_at
            WHERE region_life.term <= EXCLUDED.term
            """, [.int(Int64(region.id)), .int(region.term)])
    }

    /// The last sign of the lock's holder in its term; `nil` for a holder that never showed one, as before this
    /// version.
    static func lastSign(_ name: String, on database: isolated PostgresConnection) throws -> String? {
        try database.query(
            """
            SELECT a.term || ' ' || a.seen_at::text FROM region r
            JOIN region_life a ON a.region = r.id AND a.term = r.term WHERE r.name = $1
            """, [.text(name)]
        ).first?[0].text
    }

    /// - Returns: the session that was ended; `nil` when the holder has shown a sign since.
    static func end(
        _ name: String, whoseLastSignWas sign: String, on database: isolated PostgresConnection
    ) throws -> Int64? {
        try database.query(
            """
            SELECT l.pid, pg_terminate_backend(l.pid) FROM region r
            JOIN region_life a ON a.region = r.id AND a.term = r.term
            \(RegionStore.holder)
            WHERE r.name = $1 AND a.term || ' ' || a.seen_at::text = $3
            """, [.text(name), .int(Int64(RegionStore.lockSpace)), .text(sign)]
        ).first?[0].int
    }
}
