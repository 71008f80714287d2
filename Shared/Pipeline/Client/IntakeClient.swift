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
public actor IntakeClient {
    private let topics: Topics
    private let producer: KafkaProducer
    private let consumer: KafkaConsumer
    private var followed: Set<String> = []

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
        let deliveries = try await self.producer.send(messages.map { KafkaMessage($0, to: topic) })
        var indices: [Position: Int] = [:]
        for (index, delivery) in deliveries.enumerated() {
            indices[Position(partition: Int64(delivery.partition), offset: delivery.offset)] = index
        }
        var answers: [PartnerFeedback?] = Array(repeating: nil, count: messages.count)
        var missing = messages.count
        let deadline = ContinuousClock.now + timeout
        while missing > 0 {
            guard ContinuousClock.now < deadline else { throw FeedbackTimeoutError(missing: missing) }
            try Task.checkCancellation()
            for record in try await self.consumer.poll(maximum: 1_000, waitMilliseconds: 100) {
                guard let value = try? JSONParser.parse(record.value), let type = value["type"]?.stringValue,
                    let data = value["data"], data["topic"]?.stringValue == topic,
                    let partition = data["partition"]?.integerValue, let offset = data["offset"]?.integerValue,
                    let index = indices[Position(partition: partition, offset: offset)], answers[index] == nil
                else { continue }
                answers[index] = PartnerFeedback(type: type, data: data, bytes: record.value)
                missing -= 1
            }
        }
        return answers.compactMap { $0 }
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
        _ = try await self.producer.send([KafkaMessage(PartnerMessage(event), to: self.topics.intake(partner))])
        var feedback: PartnerFeedback?
        var answer: PartnerFeedback?
        let deadline = ContinuousClock.now + timeout
        while ContinuousClock.now < deadline {
            try Task.checkCancellation()
            for record in try await self.consumer.poll(maximum: 1_000, waitMilliseconds: 100) {
                guard let value = try? JSONParser.parse(record.value), let type = value["type"]?.stringValue,
                    let data = value["data"], value["subject"]?.stringValue == event.id
                else { continue }
                let message = PartnerFeedback(type: type, data: data, bytes: record.value)
                if message.isDecision { answer = message } else if !message.isDeferred { feedback = message }
            }
            if let feedback, answer != nil || !feedback.isAccepted { return (feedback, answer) }
        }
        guard let feedback else { throw FeedbackTimeoutError(missing: 1) }
        return (feedback, nil)
    }

    /// Follows the feedback from now on; earlier feedback is not about our messages.
    private func follow(_ partner: String) async throws {
        guard !self.followed.contains(partner) else { return }
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
        var offsets: [TopicPartition: Int64] = [:]
        for partition in 0..<Int32(partitions) {
            let source = TopicPartition(topic, partition)
            offsets[source] = try await self.consumer.watermarks(source).upperBound
        }
        try await self.consumer.add(offsets)
        self.followed.insert(partner)
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
