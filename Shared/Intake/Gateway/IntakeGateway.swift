import Contracts
import KafkaClient
import Pipeline
import ServiceKit
import Synchronization

/// Where a message stands on its partner's topic.
public struct IntakeReceipt: Sendable, Equatable {
    public let topic: String
    public let partition: Int32
    public let offset: Int64
}

/// How far somebody has read its answers: one offset, or, on a topic with more partitions, one of each with dots between.
public struct FeedbackPosition: Sendable, Equatable, CustomStringConvertible {
    private var offsets: [Int64]

    public static let start = FeedbackPosition([])

    init(_ offsets: [Int64]) {
        self.offsets = offsets
    }

    public init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let offsets = parts.compactMap { part in
            part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int64(part) : nil
        }
        guard offsets.count == parts.count, parts.count <= 64 else { return nil }
        self.offsets = offsets
    }

    subscript(partition: Int) -> Int64 {
        get { self.offsets.indices.contains(partition) ? self.offsets[partition] : 0 }
        set { self.offsets[partition] = newValue }
    }

    public var description: String { self.offsets.map(String.init).joined(separator: ".") }
}

/// The broker did not take a message, or did not answer, in time; or we may not ask it.
public struct GatewayError: Error, CustomStringConvertible {
    public let description: String
    /// Whether somebody has to give us a right first: to send it again soon changes nothing.
    public let isOfRights: Bool

    init(_ description: String, isOfRights: Bool = false) {
        self.description = description
        self.isOfRights = isOfRights
    }

    init(_ error: any Error) {
        self.init("\(error)", isOfRights: (error as? KafkaError)?.isOfRights ?? false)
    }
}

/// The way in for partners without a Kafka client: their own topics, like everybody's.
public final class IntakeGateway: Sendable {
    /// What an answer to the partner can wait for.
    private static let timeoutMilliseconds = 8_000
    /// What a sender can wait for before anything of it is sent.
    private static let endMilliseconds: Int32 = 1_000

    private let topics: Topics
    private let kafka: KafkaConfiguration
    private let producer: Mutex<KafkaProducer>
    /// A few for short reads.
    private let consumers: PartnerLeases<KafkaConsumer>
    /// Set where the log drops what is not read in time.
    private let pacing: IntakePacing?
    private let partitions = Mutex<[String: (count: Int, readAt: ContinuousClock.Instant)]>([:])

    public init(configuration: ServiceConfiguration, clientId: String) throws {
        var kafka = KafkaConfiguration(
            bootstrapServers: configuration.kafka, clientId: clientId, properties: configuration.kafkaProperties)
        self.consumers = PartnerLeases(
            maximum: 4, each: 2, make: { [kafka] in try KafkaConsumer(kafka, group: ConsumerGroups.name("feedback")) },
            discard: { await $0.close() })
        // Who waits for an answer is told after a while that there is none; a late arrival is a repeat with the same id.
        kafka.properties["message.timeout.ms"] = String(Self.timeoutMilliseconds)
        self.pacing =
            configuration.logIdentity == .embedded
            ? IntakePacing(kafka, timeoutMilliseconds: Self.timeoutMilliseconds) : nil
        self.topics = Topics(prefix: configuration.topicPrefix)
        self.kafka = kafka
        self.producer = Mutex(try KafkaProducer(kafka))
    }

    /// After a fatal error a producer takes nothing any more: another one takes its place.
    private func healthyProducer() throws -> KafkaProducer {
        try self.producer.withLock { producer in
            guard producer.fatalError != nil else { return producer }
            producer.close()
            producer = try KafkaProducer(self.kafka)
            return producer
        }
    }

    /// Writes messages to a partner's topic, in order, acknowledged by all replicas.
    /// On a log that drops what is not read in time, Registration has read them too.
    /// - Throws: `GatewayError` or `UnreadError`; some of them may stand there nevertheless.
    public func send(_ messages: [PartnerMessage], as partner: String) async throws -> [IntakeReceipt] {
        let topic = self.topics.intake(partner)
        do {
            let records = messages.map { KafkaMessage($0, to: topic) }
            let producer = try self.healthyProducer()
            let deliveries =
                if let pacing = self.pacing {
                    try await pacing.pass(records, to: topic) { try await producer.send(records) }
                } else { try await producer.send(records) }
            return deliveries.map { IntakeReceipt(topic: topic, partition: $0.partition, offset: $0.offset) }
        } catch let error as UnreadError {
            throw error
        } catch {
            throw GatewayError(error)
        }
    }

    /// Where the next answer to a partner will stand.
    /// - Throws: `GatewayError`.
    public func feedbackEnd(_ partner: String) async throws -> FeedbackPosition {
        let topic = self.topics.feedback(partner)
        return try await self.withConsumer(of: partner) { consumer in
            let logs = try await self.logs(of: topic, consumer, waitMilliseconds: Self.endMilliseconds)
            return FeedbackPosition(logs.map(\.upperBound))
        }
    }

    /// Answers to a partner from a position on; fewer than `maximum` when there are no more.
    /// - Returns: each with the position behind it, and the position behind all of them.
    /// - Throws: `GatewayError` when there are answers that could not be read.
    public func feedback(
        _ partner: String, from position: FeedbackPosition, maximum: Int
    ) async throws -> (events: [(next: FeedbackPosition, bytes: [UInt8])], next: FeedbackPosition) {
        let topic = self.topics.feedback(partner)
        return try await self.withConsumer(of: partner) { consumer in
            let logs = try await self.logs(of: topic, consumer, waitMilliseconds: 5_000)
            // Answers are kept for fourteen days; what is older is gone.
            var next = FeedbackPosition(
                logs.enumerated().map { min(max(position[$0], $1.lowerBound), $1.upperBound) })
            let starts = logs.indices.filter { next[$0] < logs[$0].upperBound }
            guard !starts.isEmpty else { return ([], next) }
            let sources = starts.map { TopicPartition(topic, Int32($0)) }
            try await consumer.add(
                Dictionary(zip(sources, starts.map { next[$0] }), uniquingKeysWith: { first, _ in first }))
            let deadline = ContinuousClock.now + .milliseconds(Self.timeoutMilliseconds)
            var events: [(next: FeedbackPosition, bytes: [UInt8])] = []
            while events.count < maximum, starts.contains(where: { next[$0] < logs[$0].upperBound }),
                ContinuousClock.now < deadline
            {
                for record in try await consumer.poll(maximum: maximum - events.count, waitMilliseconds: 20) {
                    next[Int(record.source.partition)] = record.offset + 1
                    events.append((next, record.value))
                }
                if let failure = await consumer.takeFailures().values.first {
                    guard !events.isEmpty else { throw failure }
                    break
                }
            }
            // The log says that there are some: nothing is no answer. What did come is, and the rest comes next time.
            guard !events.isEmpty else {
                throw await consumer.brokerProblem()
                    ?? KafkaError(.transport, "there are answers, and none came in time", topic: topic)
            }
            try await consumer.remove(sources)
            return (events, next)
        }
    }

    /// After an error it may still be assigned to something; it is not lent again.
    private func withConsumer<T: Sendable>(
        of partner: String, _ body: @Sendable (KafkaConsumer) async throws -> T
    ) async throws -> T {
        do {
            return try await self.consumers.use(of: partner, body)
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            throw GatewayError(error)
        }
    }

    private func logs(
        of topic: String, _ consumer: KafkaConsumer, waitMilliseconds: Int32
    ) async throws -> [Range<Int64>] {
        var logs: [Range<Int64>] = []
        for partition in 0..<Int32(try await self.partitions(of: topic, consumer)) {
            logs.append(
                try await consumer.watermarks(
                    TopicPartition(topic, partition), waitMilliseconds: waitMilliseconds))
        }
        return logs
    }

    /// One, as we make them; somebody else's topics may have more, and get more.
    private func partitions(of topic: String, _ consumer: KafkaConsumer) async throws -> Int {
        if let known = self.partitions.withLock({ $0[topic] }), ContinuousClock.now - known.readAt < .seconds(30) {
            return known.count
        }
        let count = try await consumer.replicas(of: topic).count
        self.partitions.withLock { $0[topic] = (count, .now) }
        return count
    }

    public func close() async {
        self.producer.withLock { $0.close() }
        await self.consumers.close()
        await self.pacing?.close()
    }
}
