import KafkaClient

extension TestBroker {
    /// Sends the messages in order with a producer of its own.
    @discardableResult
    public func send(_ messages: [KafkaMessage]) async throws -> [KafkaDelivery] {
        let producer = try KafkaProducer(self.configuration("test-sender"))
        do {
            let deliveries = try await producer.send(messages)
            producer.close()
            return deliveries
        } catch {
            producer.close()
            throw error
        }
    }

    /// All records in a topic now, partition after partition.
    public func records(_ topic: String) async throws -> [KafkaRecord] {
        let consumer = try KafkaConsumer(self.configuration("test-reader"), group: "test-reader")
        do {
            let records = try await Self.read(topic, consumer)
            await consumer.close()
            return records
        } catch {
            await consumer.close()
            throw error
        }
    }

    private static func read(_ topic: String, _ consumer: KafkaConsumer) async throws -> [KafkaRecord] {
        let partitions = try await consumer.topics()[topic] ?? 0
        var starts: [TopicPartition: Int64] = [:]
        var ends: [TopicPartition: Int64] = [:]
        for partition in 0..<Int32(partitions) {
            let source = TopicPartition(topic, partition)
            let log = try await consumer.watermarks(source)
            guard !log.isEmpty else { continue }
            starts[source] = log.lowerBound
            ends[source] = log.upperBound
        }
        try await consumer.add(starts)
        var records: [KafkaRecord] = []
        try await eventually("the end of \(topic)") {
            records += try await consumer.poll(maximum: 10_000, waitMilliseconds: 50)
            return ends.allSatisfy { source, end in
                records.contains { $0.source == source && $0.offset >= end - 1 }
            }
        }
        return records.filter { $0.offset < ends[$0.source] ?? 0 }
            .sorted { ($0.source, $0.offset) < ($1.source, $1.offset) }
    }
}
