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

/// The relay ended; the region starts over and sends from the journal.
struct RelayStoppedError: Error, CustomStringConvertible {
    let reason: String
    var description: String { "the relay stopped: \(self.reason)" }
}

/// The part of a worker that its runner uses.
package protocol RegionWork: Sendable {
    var service: ServiceName { get }
    var renderer: any JournalRenderer { get }
    var migrations: [Migration] { get }
    /// The stream that the worker writes; `nil` when it only reads.
    func stream(_ topics: Topics) -> String?
    /// Reads single records of the worker's logs again.
    func reader(_ kafka: KafkaConfiguration) -> any RecordReading
    /// Works until cancelled or until something fails. The relay runs concurrently.
    func run(_ session: RegionSession) async throws
}

extension RegionWork {
    package func reader(_ kafka: KafkaConfiguration) -> any RecordReading { LogReader(kafka: kafka) }
}

/// Keeps one region running: waits until its database and broker are available, stands by while another instance has
/// the lock, starts over after every failure, and stops only when continuing would do harm (`HaltError`).
public struct RegionRunner: Service {
    private let configuration: ServiceConfiguration
    private let status: ServiceStatus
    private let logger: Logger
    private let work: any RegionWork

    package init(configuration: ServiceConfiguration, status: ServiceStatus, logger: Logger, work: any RegionWork) {
        self.configuration = configuration
        self.status = status
        self.logger = logger
        self.work = work
    }

    public func run() async throws {
        await cancelWhenGracefulShutdown {
            var backoff = Backoff()
            var hasFailed = false
            while !Task.isCancelled {
                let signs = LifeSigns(self.status, mustProve: hasFailed)
                do {
                    try await self.attempt(signs)
                } catch is CancellationError {
                    return
                } catch let error as HaltError {
                    self.status.phase = .halted(error.description)
                    self.logger.critical("halted", metadata: ["reason": "\(error)"])
                    hasFailed = true
                    try? await Task.sleep(for: .seconds(10))
                } catch {
                    if Task.isCancelled { return }
                    self.status.phase = .waiting("\(error)")
                    self.logger.warning("starting over", metadata: ["reason": "\(error)"])
                    hasFailed = true
                    if signs.isProven { backoff = Backoff() }
                    try? await Task.sleep(for: backoff.next())
                }
            }
        }
    }

    /// One life of the region, from connecting to the first failure.
    private func attempt(_ signs: LifeSigns) async throws {
        let database = try await PostgresConnection(
            self.configuration.database, applicationName: "doorstroom-\(self.work.service.rawValue)")
        do {
            try await Migrator(self.work.migrations).verify(database)
            let region = try await Standby(
                region: self.configuration.region, database: database, status: self.status, logger: self.logger
            ).acquire()
            let heartbeat = Heartbeat(region, self.configuration.database, beside: database, self.logger)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await heartbeat.run() }
                group.addTask { try await self.work(region, database: database, signs) }
                defer { group.cancelAll() }
                try await group.next()
            }
            await database.close()
        } catch {
            await database.close()
            throw error
        }
    }

    private func work(_ region: RegionState, database: PostgresConnection, _ signs: LifeSigns) async throws {
        let kafka = KafkaConfiguration(
            bootstrapServers: self.configuration.kafka, clientId: "doorstroom-\(self.work.service.rawValue)",
            properties: self.configuration.kafkaProperties)
        let consumer = try KafkaConsumer(kafka, group: ConsumerGroups.name(self.work.service.rawValue))
        let producer = try KafkaProducer(kafka)
        let reader = self.work.reader(kafka)
        let topics = Topics(prefix: self.configuration.topicPrefix)
        let pacing = StreamPacing(
            self.work.service, topics: topics, configuration: self.configuration, kafka: kafka, status: self.status,
            logger: self.logger)
        do {
            self.status.phase = .waiting("Kafka at \(self.configuration.kafka)")
            _ = try await Passing.outlast(signs) { try await consumer.topics() }
            var end: Int64?
            if let stream = self.work.stream(topics) {
                let head = StreamHead(
                    stream: stream, region: region, identity: self.configuration.logIdentity, reader: reader)
                end = try await Passing.outlast(signs) {
                    try await head.require(consumer: consumer, database: database)
                }
            }
            let relay = Relay(
                region, database: database, producer: producer, stream: topics.stream(self.work.service),
                renderer: self.work.renderer, pacing: pacing, logger: self.logger)
            await relay.expect(behind: end)
            try await relay.recover()
            let session = RegionSession(
                region: region, regionName: self.configuration.region, database: database, consumer: consumer,
                relay: relay,
                inputs: InputLog(reader: reader, identity: self.configuration.logIdentity, logger: self.logger),
                topics: topics, status: self.status, logger: self.logger, signs: signs)
            self.status.day = region.day
            self.logger.info("working", metadata: ["region": "\(self.configuration.region)", "term": "\(region.term)"])
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await relay.run() }
                group.addTask { try await self.work.run(session) }
                defer { group.cancelAll() }
                // When one of them ends it ends the other: neither may continue alone.
                try await group.next()
            }
            producer.close()
            await pacing?.close()
            await reader.close()
            await consumer.close()
        } catch {
            producer.close()
            await pacing?.close()
            await reader.close()
            await consumer.close()
            throw error
        }
    }
}
