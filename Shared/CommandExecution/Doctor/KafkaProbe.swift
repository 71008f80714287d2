import KafkaClient
import Pipeline

/// A real cluster.
struct KafkaProbe: ClusterProbe {
    private static let waitMilliseconds: Int32 = 8_000
    private static let largestTrial = 50_000_000

    private let configuration: KafkaConfiguration
    private let admin: KafkaAdmin
    private let consumer: KafkaConsumer

    init(_ configuration: KafkaConfiguration) throws(KafkaError) {
        self.configuration = configuration
        self.admin = try KafkaAdmin(configuration)
        var reading = configuration
        reading.properties["enable.partition.eof"] = "true"
        self.consumer = try KafkaConsumer(reading, group: ConsumerGroups.name("doctor"))
    }

    func clusterId() async throws(KafkaError) -> String {
        // A failed list names the reason for the silence; the cluster's id alone does not.
        _ = try await self.consumer.topics()
        return await self.consumer.clusterId(waitMilliseconds: Self.waitMilliseconds) ?? "?"
    }

    func isDevelopment() async throws(KafkaError) -> Bool { try await !self.admin.isServed() }

    func topics() async throws(KafkaError) -> Set<String> { Set(try await self.consumer.topics().keys) }

    func replicas(of topic: String) async throws(KafkaError) -> [Int] { try await self.consumer.replicas(of: topic) }

    func settings(of topic: String) async throws(KafkaError) -> [String: TopicSetting] {
        try await self.admin.settings(of: [topic])[topic] ?? [:]
    }

    func tryReading(_ topic: String) async throws(KafkaError) {
        try await self.consumer.tryReading(TopicPartition(topic, 0), waitMilliseconds: Self.waitMilliseconds)
    }

    func tryWriting(_ topic: String, largerThan bytes: Int) async throws(KafkaError) {
        guard bytes < Self.largestTrial else {
            throw KafkaError(.unsupported, "it takes \(bytes) bytes: too many to try", topic: topic)
        }
        var writing = self.configuration
        let size = bytes + 100_000
        // Compressed, the record might be small enough.
        writing.properties["compression.type"] = "none"
        writing.properties["compression.codec"] = nil
        writing.properties["message.max.bytes"] = String(size + 100_000)
        writing.properties["message.timeout.ms"] = String(Self.waitMilliseconds)
        let producer = try KafkaProducer(writing)
        defer { producer.close() }
        let record = KafkaMessage(topic: topic, partition: 0, key: [], value: [UInt8](repeating: 0x20, count: size))
        do {
            try await producer.send([record])
        } catch let error as KafkaError {
            guard error.code != .messageTooLarge else { return }
            throw error
        } catch {
            throw KafkaError(.other, "\(error)", topic: topic)
        }
        throw KafkaError(.other, "it took a record of \(size) bytes, more than it says it takes", topic: topic)
    }

    func tryCommitting(_ topic: String) async throws(KafkaError) {
        try await self.consumer.tryCommitting(
            TopicPartition(topic, 0), offset: 0, waitMilliseconds: Self.waitMilliseconds)
    }

    func close() async { await self.consumer.close() }
}
