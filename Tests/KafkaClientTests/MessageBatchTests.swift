import KafkaClient
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(10)))
struct MessageBatchTests {
    private static let type = "application/cloudevents+json"

    /// Messages to three topics in turn, whose values are their numbers.
    private static func batch(_ topics: [String], count: Int) -> MessageBatch {
        var batch = MessageBatch(contentType: Self.type)
        let targets = topics.map { batch.target($0, partition: 0) }
        for number in 0..<count {
            batch.add(to: targets[number % targets.count], key: "k\(number)") { $0 += "\(number)".utf8 }
        }
        return batch
    }

    @Test func eachMessageArrivesOnItsTopicInOrder() async throws {
        try await TestBroker.withBroker { broker in
            let topics = [broker.name("a"), broker.name("b"), broker.name("c")]
            for topic in topics { try await broker.create(topic) }
            let batch = Self.batch(topics, count: 300)
            let deliveries = try await broker.withProducer(for: .batches) { try await $0.send(batch) }
            #expect(deliveries.map(\.offset) == (0..<300).map { Int64($0 / 3) })
            for (place, topic) in topics.enumerated() {
                let records = try await broker.records(topic)
                #expect(records.map(\.number) == stride(from: place, to: 300, by: 3).map { $0 })
                #expect(records.map(\.key) == stride(from: place, to: 300, by: 3).map { Array("k\($0)".utf8) })
                #expect(records.allSatisfy { $0.headers.map(\.name) == ["content-type"] })
                #expect(records.allSatisfy { $0.headers.map(\.value) == [Array(Self.type.utf8)] })
            }
        }
    }

    /// A key decides the partition, as it does for a single message.
    @Test func withoutAPartitionTheKeyDecides() async throws {
        try await TestBroker.withBroker { broker in
            let topic = broker.name("spread")
            try await broker.create(topic, partitions: 8)
            var batch = MessageBatch(contentType: Self.type)
            let target = batch.target(topic)
            for number in 0..<64 { batch.add(to: target, key: "k\(number)") { $0.append(1) } }
            try await broker.withProducer { producer in
                let together = try await producer.send(batch).map(\.partition)
                let apart = try await producer.send(batch.messages).map(\.partition)
                #expect(together == apart && Set(together).count > 4)
            }
        }
    }

    @Test func partOfABatchKeepsItsMessagesAndTheirOrder() {
        let batch = Self.batch(["a", "b", "c"], count: 9)
        let part = batch.part { $0 != "b" }
        #expect(part.messages.map { String(decoding: $0.key, as: UTF8.self) } == ["k0", "k2", "k3", "k5", "k6", "k8"])
        #expect(part.messages.map(\.topic) == ["a", "c", "a", "c", "a", "c"])
        #expect(batch.part { _ in false }.count == 0 && batch.count == 9)
    }

    @Test func onlyTheMissingTopicFails() async throws {
        try await TestBroker.withBroker { broker in
            let (known, missing) = (broker.name("known"), broker.name("missing"))
            for topic in [known, missing] { try await broker.create(topic) }
            broker.hide(missing)
            let batch = Self.batch([known, missing], count: 10)
            let report = try await broker.withProducer(for: .batches) { try await $0.deliver(batch) }
            #expect(Array(report.failures.keys) == [missing])
            #expect(batch.offsets(on: known, in: report) == [0, 1, 2, 3, 4])
            #expect(batch.offsets(on: missing, in: report).isEmpty)
        }
    }

    @Test func anImpossibleNameFailsAlone() async throws {
        try await TestBroker.withBroker { broker in
            let known = broker.name("known")
            try await broker.create(known)
            let impossible = String(repeating: "x", count: 600)
            let report = try await broker.withProducer {
                try await $0.deliver(Self.batch([impossible, known], count: 4))
            }
            #expect(report.failures.mapValues(\.code) == [impossible: .configuration])
            #expect(report.deliveries.map { $0?.offset } == [nil, 0, nil, 1])
        }
    }

    @Test func anEmptyBatchIsDelivered() async throws {
        try await TestBroker.withBroker { broker in
            let report = try await broker.withProducer(for: .batches) {
                try await $0.deliver(MessageBatch(contentType: Self.type))
            }
            #expect(report.error == nil && report.deliveries.isEmpty)
        }
    }
}
