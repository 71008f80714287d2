import Contracts
import KafkaClient
import Logging
import PostgresClient
import ServiceKit

/// Everything a worker needs to work on its region, created for each attempt.
package struct RegionSession: Sendable {
    package let region: RegionState
    package let regionName: String
    package let database: PostgresConnection
    package let consumer: KafkaConsumer
    package let relay: Relay
    package let logs: LogInspector
    package let topics: Topics
    package let status: ServiceStatus
    package let logger: Logger

    package let readiness: RegionReadiness

    /// Called when nothing arrived. Reports at `/readyz` the reason, if there is one: no broker answers, or nothing can
    /// be read.
    package func reportIdle(blockedBy reason: String? = nil) async {
        guard await self.consumer.isConnected() else {
            return self.readiness.blocked("Kafka does not answer any more")
        }
        if let reason { self.readiness.blocked(reason) } else { self.readiness.idle() }
    }
}

extension RegionSession {
    /// Gives committed rows to the relay.
    /// - Throws: `RelayStoppedError`; the rows are in the journal, and the next life sends them from there.
    package func enqueue(_ rows: [JournalRow]) async throws {
        do {
            try await self.relay.enqueue(rows)
        } catch let halt as HaltError {
            throw halt
        } catch {
            throw RelayStoppedError(reason: "\(error)")
        }
    }

    /// Stores the relay's mark in a transaction of its own. Sending again what is behind the mark does no harm, so the
    /// mark waits for a quiet moment or for the next batch.
    /// - Returns: the mark as stored now.
    package func storeMark(after stored: StoredMark) async throws -> StoredMark {
        let published = self.relay.publishedNr
        guard published > stored.nr, .now >= stored.committedAt + .milliseconds(200) else { return stored }
        let region = self.region
        try await self.database.transaction { try RegionStore.publish(upTo: published, region: region, on: $0) }
        return StoredMark(nr: published, committedAt: stored.committedAt)
    }
}
