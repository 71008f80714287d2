import KafkaClient
@testable import Pipeline
import TestSupport
import Testing

/// Concurrent rereads of records: each reader gets the record that it asked for.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct LogReaderTests {
    @Test func readingsAtTheSameTimeDoNotTakeEachOthersRecords() async throws {
        try await TestBroker.withBroker { broker in
            let topic = broker.name("again")
            try await broker.create(topic, partitions: 4)
            try await broker.send(
                (0..<400).map { number in
                    KafkaMessage(topic: topic, partition: Int32(number % 4), key: [], value: Array("\(number)".utf8))
                })
            let reader = LogReader(kafka: broker.configuration())
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<48 {
                    group.addTask {
                        let source = TopicPartition(topic, Int32(number % 4))
                        let record = try await reader.record(source, at: Int64(number))
                        #expect(record.source == source && record.offset == Int64(number))
                        #expect(record.value == Array("\(number * 4 + number % 4)".utf8))
                        let tail = try await reader.tail(of: source, in: 0..<100)
                        #expect(tail.map(\.offset) == Array(36..<100))
                    }
                }
                try await group.waitForAll()
            }
            await reader.close()
        }
    }

    /// Each record is larger than one fetch asks for.
    @Test func marksOfManyPartitionsAreOfTheirOwnRecords() async throws {
        try await TestBroker.withBroker { broker in
            let topic = broker.name("marks")
            try await broker.create(topic, partitions: 20)
            let value = { (number: Int) in Array("\(number) ".utf8) + Array(repeating: 0x78, count: 200_000) }
            try await broker.send(
                (0..<200).map { number in
                    KafkaMessage(topic: topic, partition: Int32(number % 20), key: [], value: value(number))
                })
            let reader = LogReader(kafka: broker.configuration())
            let wanted = Dictionary(
                uniqueKeysWithValues: (0..<20).map { (TopicPartition(topic, Int32($0)), Int64($0 % 10)) })
            let found = try await reader.marks(wanted, waitMilliseconds: 10_000)
            #expect(found.count == 20)
            for (source, offset) in wanted {
                let digest = Identifiers.digest(ofRecord: value(Int(offset) * 20 + Int(source.partition)))
                #expect(try found[source]?.get() == LogMark(offset: offset, digest: digest))
            }
            // Past the end no record is found, and that is a failure of this partition alone.
            let past = try await reader.marks(
                [TopicPartition(topic, 0): 10, TopicPartition(topic, 1): 9], waitMilliseconds: 500)
            #expect(throws: KafkaError.self) { try past[TopicPartition(topic, 0)]?.get() }
            #expect(try past[TopicPartition(topic, 1)]?.get().offset == 9)
            await reader.close()
        }
    }

    /// A broker that stalls between two answers has not reported the end: half a tail would be taken for an older log.
    @Test func theTailFromAStallingBrokerIsComplete() async throws {
        let broker = try DevelopmentBroker()
        try broker.create("slow")
        let configuration = KafkaConfiguration(bootstrapServers: broker.bootstrapServers, clientId: "test")
        let producer = try KafkaProducer(configuration)
        // The development broker returns one batch per answer.
        for number in 0..<4 {
            _ = try await producer.deliver([
                KafkaMessage(topic: "slow", partition: 0, key: [], value: Array("\(number)".utf8))
            ])
        }
        producer.close()
        let reader = LogReader(kafka: configuration)
        let source = TopicPartition("slow", 0)
        #expect(try await reader.tail(of: source, in: 0..<4).map(\.offset) == [0, 1, 2, 3])
        broker.slowDown(toMilliseconds: 1_300)
        #expect(try await reader.tail(of: source, in: 0..<4).map(\.offset) == [0, 1, 2, 3])
        // Beyond the end no record comes; the log reports the end itself.
        broker.slowDown(toMilliseconds: 0)
        #expect(try await reader.tail(of: source, in: 2..<6).map(\.offset) == [2, 3])
        await reader.close()
    }
}
