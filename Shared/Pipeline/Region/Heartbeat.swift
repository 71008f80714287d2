import Logging
import PostgresClient

/// Records every two seconds that the holder of a region's lock is alive, on a connection of its own: a long statement of
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
                    "heartbeats use the connection of the region's work", metadata: ["reason": "\(error)"])
                let region = self.region
                try? await self.work.transaction { try HeartbeatStore.record(region, on: $0) }
                try await Task.sleep(for: Self.interval)
            }
        }
    }

    private func beat() async throws {
        let connection = try await PostgresConnection(self.database, applicationName: "doorstroom-heartbeat")
        do {
            let region = self.region
            while !Task.isCancelled {
                try await connection.transaction { try HeartbeatStore.record(region, on: $0) }
                try await Task.sleep(for: Self.interval)
            }
            await connection.close()
        } catch {
            await connection.close()
            throw error
        }
    }
}
