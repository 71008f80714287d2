import Contracts
import JSON
import KafkaClient
import ServiceKit

extension KafkaMessage {
    package init(_ message: PartnerMessage, to topic: String) {
        self.init(
            topic: topic, key: Array(message.key.utf8), value: message.body,
            headers: message.headers.map { ($0.name, $0.value) })
    }
}

/// The partners' side of the intake: writes events to a partner's topic and waits for the feedback on each.
///
/// Many callers may wait at once; one of them reads for all.
public actor IntakeClient {
    private typealias Listener = (PartnerFeedback, _ subject: String?) -> Void

    /// After this time without a reader, earlier feedback may be gone from the log, and nobody waits for it.
    private static let longestPause = Duration.seconds(60)

    private let topics: Topics
    private let producer: KafkaProducer
    private let consumer: KafkaConsumer
    /// One per partner, which all callers wait for: nobody sends before the end of its feedback is known.
    private var followed: [String: Task<Void, any Error>] = [:]
    private var listeners: [Int: Listener] = [:]
    private var nextListener = 0
    private var isReading = false
    private var lastRead = ContinuousClock.now

    public init(configuration: ServiceConfiguration, clientId: String = "doorstroom-intake-client") throws {
        let kafka = KafkaConfiguration(
            bootstrapServers: configuration.kafka, clientId: clientId, properties: configuration.kafkaProperties)
        self.topics = Topics(prefix: configuration.topicPrefix)
        self.producer = try KafkaProducer(kafka)
        self.consumer = try KafkaConsumer(kafka, group: ConsumerGroups.name(clientId))
    }

    /// Sends in order and waits until each message has its feedback.
    ///
    /// - Returns: the feedback of each, in the order of the messages.
    /// - Throws: `FeedbackTimeoutError`, `KafkaError`.
    public func send(
        _ messages: [PartnerMessage], as partner: String, timeout: Duration = .seconds(60)
    ) async throws -> [PartnerFeedback] {
        guard !messages.isEmpty else { return [] }
        try await self.follow(partner)
        let topic = self.topics.intake(partner)
        var answers: [Position: PartnerFeedback] = [:]
        // Listens before it sends: another caller may read the feedback before the positions are known here.
        let listener = self.listen { message, _ in
            guard message.data["topic"]?.stringValue == topic,
                let partition = message.data["partition"]?.integerValue,
                let offset = message.data["offset"]?.integerValue
            else { return }
            let position = Position(partition: partition, offset: offset)
            answers[position] = answers[position] ?? message
        }
        defer { self.listeners[listener] = nil }
        let positions = try await self.producer.send(messages.map { KafkaMessage($0, to: topic) }).map {
            Position(partition: Int64($0.partition), offset: $0.offset)
        }
        try await self.read(within: timeout) { positions.allSatisfy { answers[$0] != nil } }
        let missing = positions.count { answers[$0] == nil }
        guard missing == 0 else { throw FeedbackTimeoutError(missing: missing) }
        return positions.compactMap { answers[$0] }
    }

    /// Sends a decision and waits for the answer of the service that it concerns.
    ///
    /// - Returns: the feedback on the message, and the answer: `nil` when the event was rejected or no answer came in
    ///   time.
    /// - Throws: `FeedbackTimeoutError`, `KafkaError`.
    public func decide(
        _ event: CloudEvent, as partner: String, timeout: Duration
    ) async throws -> (feedback: PartnerFeedback, answer: PartnerFeedback?) {
        try await self.follow(partner)
        var feedback: PartnerFeedback?
        var answer: PartnerFeedback?
        let listener = self.listen { message, subject in
            guard subject == event.id else { return }
            if message.isDecision { answer = message } else if !message.isDeferred { feedback = message }
        }
        defer { self.listeners[listener] = nil }
        _ = try await self.producer.send([KafkaMessage(PartnerMessage(event), to: self.topics.intake(partner))])
        try await self.read(within: timeout) {
            feedback.map { answer != nil || !$0.isAccepted } ?? false
        }
        guard let feedback else { throw FeedbackTimeoutError(missing: 1) }
        return (feedback, answer)
    }

    // MARK: Reading

    private func listen(_ listener: @escaping Listener) -> Int {
        self.nextListener += 1
        self.listeners[self.nextListener] = listener
        return self.nextListener
    }

    /// Reads until the condition holds or the time is over. While another caller reads, it waits for that caller's
    /// records.
    private func read(within timeout: Duration, until isDone: () -> Bool) async throws {
        let deadline = ContinuousClock.now + timeout
        while !isDone(), ContinuousClock.now < deadline {
            try Task.checkCancellation()
            if self.isReading {
                try await Task.sleep(for: .milliseconds(5))
            } else {
                try await self.readOnce()
            }
        }
    }

    private func readOnce() async throws {
        self.isReading = true
        defer { self.isReading = false }
        let records = try await self.consumer.poll(maximum: 1_000, waitMilliseconds: 100)
        self.lastRead = .now
        for record in records {
            guard let value = try? JSONParser.parse(record.value), let type = value["type"]?.stringValue,
                let data = value["data"]
            else { continue }
            let message = PartnerFeedback(type: type, data: data, bytes: record.value)
            for listener in self.listeners.values { listener(message, value["subject"]?.stringValue) }
        }
    }

    /// Follows the feedback from now on; earlier feedback is not about our messages.
    private func follow(_ partner: String) async throws {
        if self.listeners.isEmpty, ContinuousClock.now - self.lastRead > Self.longestPause {
            let partners = self.followed.keys
            self.followed = [:]
            self.lastRead = .now
            for partner in partners { try await self.consumer.remove(try await self.partitions(of: partner)) }
        }
        let task = self.followed[partner] ?? Task { try await self.begin(partner) }
        self.followed[partner] = task
        do {
            try await task.value
        } catch {
            self.followed[partner] = nil
            throw error
        }
    }

    private func begin(_ partner: String) async throws {
        var offsets: [TopicPartition: Int64] = [:]
        for source in try await self.partitions(of: partner) {
            offsets[source] = try await self.consumer.watermarks(source).upperBound
        }
        try await self.consumer.add(offsets)
    }

    private func partitions(of partner: String) async throws -> [TopicPartition] {
        let topic = self.topics.feedback(partner)
        var partitions = 0
        let deadline = ContinuousClock.now + .seconds(30)
        while partitions == 0, ContinuousClock.now < deadline {
            partitions = (try? await self.consumer.topics()[topic]) ?? 0
            if partitions == 0 { try await Task.sleep(for: .milliseconds(100)) }
        }
        guard partitions > 0 else {
            throw KafkaError(.topicUnknown, "there is no such topic: is «\(partner)» a partner?", topic: topic)
        }
        return (0..<Int32(partitions)).map { TopicPartition(topic, $0) }
    }

    public func close() async {
        self.producer.close()
        await self.consumer.close()
    }

    private struct Position: Hashable {
        let partition: Int64
        let offset: Int64
    }
}
