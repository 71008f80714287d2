import Contracts
import KafkaClient
import Logging
import PostgresClient
import ServiceKit
import ServiceLifecycle
import Vocabulary

/// Everything a worker needs to work on its region, created for each attempt.
package struct RegionSession: Sendable {
    package let region: RegionState
    package let regionName: String
    package let database: PostgresConnection
    package let consumer: KafkaConsumer
    package let relay: Relay
    package let inputs: InputLog
    package let topics: Topics
    package let status: ServiceStatus
    package let logger: Logger

    package let signs: LifeSigns

    /// Called when nothing arrived. Reports at `/readyz` the reason, if there is one: no broker answers, or nothing can
    /// be read.
    package func rest(hindrance: String? = nil) async {
        guard await self.consumer.isConnected() else { return self.signs.hindered("Kafka does not answer any more") }
        if let hindrance { self.signs.hindered(hindrance) } else { self.signs.idle() }
    }
}

extension RegionSession {
    /// Whether the log drops unread records: writers then wait for the offsets that readers report.
    package var isPaced: Bool { self.inputs.identity == .embedded }

    /// Reports our offsets again while nothing arrives, at most once a second, where a writer waits for them: after a
    /// start nothing was reported yet, and a report that is sent without waiting for an answer may get lost.
    /// - Returns: when the next report is due.
    package func retell(_ marks: [TopicPartition: GroupMark], due: ContinuousClock.Instant) async
        -> ContinuousClock.Instant
    {
        guard self.isPaced, .now >= due else { return due }
        await self.consumer.commit(marks: marks)
        return .now + .seconds(1)
    }

    /// A service cannot work without its stream.
    /// - Throws: why the stream cannot be read.
    func requireReadable() async throws {
        guard let failure = await self.consumer.takeFailures().values.first else { return }
        self.signs.hindered("\(failure)")
        throw failure
    }

    /// Gives committed rows to the relay.
    /// - Throws: `RelayStoppedError`; the rows are in the journal, and the next life sends them from there.
    package func hand(_ rows: [JournalRow]) async throws {
        do {
            try await self.relay.enqueue(rows)
        } catch let halt as HaltError {
            throw halt
        } catch {
            throw RelayStoppedError(reason: "\(error)")
        }
    }

    /// The keys for which parked events are open.
    package func openKeys() async throws -> Set<String> {
        let id = self.region.id
        return try await self.database.transaction { try Parking.openKeys(region: id, on: $0) }
    }

    /// Tries parked events again, in order, for as long as that makes progress, and for at most a second.
    /// - Parameter oldest: tries the oldest event of each key and returns whether one of them is done, so that the next
    ///   is due.
    /// - Returns: the keys for which parked events are still open.
    package func drain(
        isolation: isolated (any Actor)? = #isolation, _ oldest: () async throws -> Bool
    ) async throws -> Set<String> {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(1)
        while try await oldest(), clock.now < end {}
        return try await self.openKeys()
    }
}
