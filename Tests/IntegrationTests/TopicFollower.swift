import Contracts
import JSON
import KafkaClient
import ServiceKit
import TestSupport

/// Follows all topics of an installation live, as an outsider would, and counts the records that pass.
///
/// Live, because the development broker drops the oldest records of a long topic.
actor TopicFollower {
    struct Place: Hashable {
        let topic: String
        let partition: Int64
        let offset: Int64
    }

    private let consumer: KafkaConsumer
    private let topics: Topics
    /// For each followed partition, the offset after the last record that passed.
    private var reached: [TopicPartition: Int64] = [:]
    private var task: Task<Void, any Error>?

    /// Records on partner topics.
    private(set) var sent: Set<Place> = []
    /// Feedback ids with their type, by the record to which they respond.
    private(set) var feedback: [Place: [String: String]] = [:]
    /// Numbered events by stream; a repeat must be the same to the byte.
    private(set) var streams: [String: [Int64: [UInt8]]] = [:]
    private(set) var contradictions: [String] = []

    init(configuration: ServiceConfiguration) throws {
        self.topics = Topics(prefix: configuration.topicPrefix)
        self.consumer = try KafkaConsumer(
            KafkaConfiguration(
                bootstrapServers: configuration.kafka, clientId: "follower", properties: configuration.kafkaProperties),
            group: "follower")
    }

    func start() async throws {
        try await self.discover()
        self.task = Task { try await self.follow() }
    }

    /// Waits until every record that is in the topics now has passed.
    func catchUp() async throws {
        var ends: [TopicPartition: Int64] = [:]
        for source in self.reached.keys { ends[source] = try await self.consumer.watermarks(source).upperBound }
        try await eventually("the ends of the topics", within: .seconds(90)) {
            ends.allSatisfy { self.reached[$0.key, default: 0] >= $0.value }
        }
    }

    func stop() async {
        self.task?.cancel()
        _ = await self.task?.result
        await self.consumer.close()
    }

    private func discover() async throws {
        for (topic, partitions) in try await self.consumer.topics() where topic.hasPrefix(self.topics.prefix + ".") {
            for partition in 0..<Int32(partitions) {
                let source = TopicPartition(topic, partition)
                try await self.consumer.add([source: 0])
                self.reached[source] = 0
            }
        }
    }

    private func follow() async throws {
        while !Task.isCancelled {
            for record in try await self.consumer.poll(maximum: 2_000, waitMilliseconds: 100) { self.note(record) }
        }
    }

    private func note(_ record: KafkaRecord) {
        self.reached[record.source] = record.offset + 1
        let topic = record.source.topic
        if self.topics.partner(ofIntake: topic) != nil {
            self.sent.insert(Place(topic: topic, partition: Int64(record.source.partition), offset: record.offset))
            return
        }
        guard let value = try? JSONParser.parse(record.value), let type = value["type"]?.stringValue,
            let id = value["id"]?.stringValue
        else {
            self.contradictions.append("\(topic)/\(record.offset) is not an event")
            return
        }
        if let seq = value["sequence"]?.stringValue.flatMap(Int64.init) {
            if let before = self.streams[topic]?[seq], before != record.value {
                self.contradictions.append("\(topic) number \(seq) came with two contents")
            }
            self.streams[topic, default: [:]][seq] = record.value
            return
        }
        guard let data = value["data"], let about = data["topic"]?.stringValue,
            let partition = data["partition"]?.integerValue, let offset = data["offset"]?.integerValue
        else { return }
        let place = Place(topic: about, partition: partition, offset: offset)
        if let before = self.feedback[place]?[id], before != type {
            self.contradictions.append("feedback \(id) came as \(before) and as \(type)")
        }
        self.feedback[place, default: [:]][id] = type
    }
}
