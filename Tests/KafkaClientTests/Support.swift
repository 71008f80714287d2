import KafkaClient
import TestSupport

extension KafkaConsumer {
    /// Polls until `count` records have arrived.
    func take(_ count: Int) async throws -> [KafkaRecord] {
        var records: [KafkaRecord] = []
        try await eventually("\(count) records") {
            guard records.count < count else { return true }
            records += try self.poll(maximum: count - records.count, waitMilliseconds: 100)
            return records.count >= count
        }
        return records
    }
}

extension TestBroker {
    /// Runs the closure with a consumer that is closed afterwards.
    func withConsumer<T>(
        _ properties: [String: String] = [:], isolation: isolated (any Actor)? = #isolation,
        _ body: (KafkaConsumer) async throws -> T
    ) async throws -> T {
        let consumer = try KafkaConsumer(self.configuration("test-consumer", properties), group: self.name("group"))
        do {
            let value = try await body(consumer)
            await consumer.close()
            return value
        } catch {
            await consumer.close()
            throw error
        }
    }

    func withProducer<T>(
        for use: KafkaProducer.Use = .requests,
        isolation: isolated (any Actor)? = #isolation, _ body: (KafkaProducer) async throws -> T
    ) async throws -> T {
        let producer = try KafkaProducer(self.configuration("test-producer"), for: use)
        defer { producer.close() }
        return try await body(producer)
    }
}

/// Messages whose values are their numbers.
func numbered(_ numbers: Range<Int>, topic: String, partition: Int32? = 0) -> [KafkaMessage] {
    numbers.map {
        KafkaMessage(topic: topic, partition: partition, key: Array("k\($0)".utf8), value: Array("\($0)".utf8))
    }
}

extension KafkaRecord {
    var number: Int { Int(String(decoding: self.value, as: UTF8.self)) ?? -1 }
}
