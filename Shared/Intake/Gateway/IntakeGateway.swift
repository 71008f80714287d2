import Contracts
import KafkaClient
import Pipeline
import ServiceKit
import Synchronization

/// The entrance for partners without a Kafka client: it writes to their own topics, as Kafka clients do.
public final class IntakeGateway: Sendable {
    /// How long a request waits for the broker's answer.
    private static let timeoutMilliseconds = 8_000
    /// How long a sender waits for the end of the feedback, before anything is sent.
    private static let endMilliseconds: Int32 = 1_000

    private let topics: Topics
    private let kafka: KafkaConfiguration
    private let producer: Mutex<KafkaProducer>
    /// A few consumers for short reads.
    private let consumers: PartnerLeases<KafkaConsumer>
    /// Set where the log drops unread records.
    private let pacing: IntakePacing?
    private let partitions = Mutex<[String: (count: Int, readAt: ContinuousClock.Instant)]>([:])

    public init(configuration: ServiceConfiguration, clientId: String) throws {
        var kafka = KafkaConfiguration(
            bootstrapServers: configuration.kafka, clientId: clientId, properties: configuration.kafkaProperties)
        self.consumers = PartnerLeases(
            maximum: 4, each: 2, make: { [kafka] in try KafkaConsumer(kafka, group: ConsumerGroups.name("feedback")) },
            discard: { await $0.close() })
        // A waiting caller gets an error after a while; when the message arrives late after all, a second attempt is a
        // repeat with the same id.
        kafka.properties["message.timeout.ms"] = String(Self.timeoutMilliseconds)
        self.pacing =
            configuration.logIdentity == .embedded
            ? IntakePacing(kafka, timeoutMilliseconds: Self.timeoutMilliseconds) : nil
        self.topics = Topics(prefix: configuration.topicPrefix)
        self.kafka = kafka
        self.producer = Mutex(try KafkaProducer(kafka))
    }

    /// After a fatal error a producer accepts nothing any more and is replaced.
    private func healthyProducer() throws -> KafkaProducer {
        try self.producer.withLock { producer in
            guard producer.fatalError != nil else { return producer }
            producer.close()
            producer = try KafkaProducer(self.kafka)
            return producer
        }
    }

    /// Writes messages to a partner's topic, in order, acknowledged by all replicas. On a log that drops unread
    /// records, Registration has read them too.
    /// - Throws: `GatewayError` or `UnreadError`; some of the messages may be on the topic all the same.
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

    /// The position of the next feedback to a partner.
    /// - Throws: `GatewayError`.
    public func feedbackEnd(_ partner: String) async throws -> FeedbackPosition {
        let topic = self.topics.feedback(partner)
        return try await self.withConsumer(of: partner) { consumer in
            let logs = try await self.logs(of: topic, consumer, waitMilliseconds: Self.endMilliseconds)
            return FeedbackPosition(logs.map(\.upperBound))
        }
    }

    /// The feedback to a partner after a position; fewer than `maximum` messages when there are no more.
    /// - Returns: each message with the position after it, and the position after all of them.
    /// - Throws: `GatewayError` when there is feedback that could not be read.
    public func feedback(
        _ partner: String, from position: FeedbackPosition, maximum: Int
    ) async throws -> (events: [(next: FeedbackPosition, bytes: [UInt8])], next: FeedbackPosition) {
        let topic = self.topics.feedback(partner)
        return try await self.withConsumer(of: partner) { consumer in
            let logs = try await self.logs(of: topic, consumer, waitMilliseconds: 5_000)
            // Feedback is kept for fourteen days; older messages are gone.
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
            // The log has messages, so an empty result would be wrong. A partial result is right: the rest follows next
            // time.
            guard !events.isEmpty else {
                throw await consumer.brokerProblem()
                    ?? KafkaError(.transport, "there are answers, and none came in time", topic: topic)
            }
            try await consumer.remove(sources)
            return (events, next)
        }
    }

    /// A consumer that failed is not reused: it may still have an assignment.
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

    /// One, as we make topics; a topic that others made may have more, and all of them are used.
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
