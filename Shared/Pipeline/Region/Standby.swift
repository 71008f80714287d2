import Logging
import PostgresClient
import ServiceKit

/// Waits for a region's lock, and ends the session of a holder without heartbeats.
///
/// A process that is stopped, or whose machine stalls, keeps its session and with it the lock. When it resumes its
/// session is gone, and its attempts to write are refused (term and offsets).
struct Standby: Sendable {
    private static let interval = Duration.milliseconds(250)
    /// Longer than any pause that a healthy machine makes; a heartbeat comes every two seconds.
    private static let silence = Duration.seconds(10)

    let region: String
    let database: PostgresConnection
    let status: ServiceStatus
    let logger: Logger

    func acquire() async throws -> RegionState {
        var seen: (heartbeat: String?, at: ContinuousClock.Instant) = (nil, .now)
        while true {
            let name = self.region
            if let region = try await self.database.transaction({ try RegionStore.acquire(name, on: $0) }) {
                return region
            }
            self.status.phase = .standby
            // By our own clock, while we ourselves were awake: after a pause of the server or of the whole machine the
            // holder gets its time for a heartbeat.
            let last = try await self.database.transaction { try HeartbeatStore.last(name, on: $0) }
            if last != seen.heartbeat || ContinuousClock.now - seen.at > Self.silence + .seconds(5) {
                seen = (last, .now)
            }
            if let last, ContinuousClock.now - seen.at >= Self.silence {
                let ended = try await self.database.transaction {
                    try HeartbeatStore.endHolder(of: name, lastHeartbeat: last, on: $0)
                }
                self.logger.error(
                    "ended the session of an instance that showed no sign of life",
                    metadata: ["region": "\(name)", "backend": "\(ended ?? 0)"])
                seen.at = .now
            }
            try await Task.sleep(for: Self.interval)
        }
    }
}
