import Contracts
import KafkaClient
import Logging
import PostgresClient
import ServiceKit
import ServiceLifecycle
import Vocabulary

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
                let readiness = RegionReadiness(self.status, mustProve: hasFailed)
                do {
                    try await self.attempt(readiness)
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
                    if readiness.isProven { backoff = Backoff() }
                    try? await Task.sleep(for: backoff.next())
                }
            }
        }
    }

    /// One life of the region, from connecting to the first failure.
    private func attempt(_ readiness: RegionReadiness) async throws {
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
                group.addTask { try await self.work(region, database: database, readiness) }
                defer { group.cancelAll() }
                try await group.next()
            }
            await database.close()
        } catch {
            await database.close()
            throw error
        }
    }

    private func work(_ region: RegionState, database: PostgresConnection, _ readiness: RegionReadiness) async throws {
        let kafka = KafkaConfiguration(
            bootstrapServers: self.configuration.kafka, clientId: "doorstroom-\(self.work.service.rawValue)",
            properties: self.configuration.kafkaProperties)
        let consumer = try KafkaConsumer(kafka, group: ConsumerGroups.name(self.work.service.rawValue))
        let producer = try KafkaProducer(kafka, for: .batches)
        let reader = self.work.reader(kafka)
        let topics = Topics(prefix: self.configuration.topicPrefix)
        let pacing = StreamPacing(
            self.work.service, topics: topics, configuration: self.configuration, kafka: kafka, status: self.status,
            logger: self.logger)
        do {
            self.status.phase = .waiting("Kafka at \(self.configuration.kafka)")
            _ = try await TransientFailure.retry(readiness) { try await consumer.topics() }
            var end: Int64?
            if let stream = self.work.stream(topics) {
                let head = StreamHead(
                    stream: stream, region: region, identity: self.configuration.logIdentity, reader: reader)
                end = try await TransientFailure.retry(readiness) {
                    try await head.require(consumer: consumer, database: database)
                }
            }
            let relay = Relay(
                region, database: database, producer: producer, stream: topics.stream(self.work.service),
                renderer: self.work.renderer, pacing: pacing, logger: self.logger)
            await relay.expect(after: end)
            try await relay.recover()
            let session = RegionSession(
                region: region, regionName: self.configuration.region, database: database, consumer: consumer,
                relay: relay,
                logs: LogInspector(reader: reader, identity: self.configuration.logIdentity, logger: self.logger),
                topics: topics, status: self.status, logger: self.logger, readiness: readiness)
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
