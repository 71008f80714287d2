import KafkaClient
import TestSupport
import Testing

/// The behaviour that we need of any broker: run against the development broker always, and against the cluster that
/// `DOORSTROOM_KAFKA` names when there is one.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct ConformanceTests {
    private static func with(
        partitions: Int = 1, _ body: (TestBroker, String) async throws -> Void
    ) async throws {
        try await TestBroker.withBroker { broker in
            let topic = broker.name("topic")
            try await broker.create(topic, partitions: partitions)
            try await body(broker, topic)
        }
    }

    @Test func sentMessagesAreReadInOrderFromTheReportedOffsets() async throws {
        try await Self.with(partitions: 3) { broker, topic in
            let messages = (0..<300).map { number in
                KafkaMessage(topic: topic, partition: Int32(number % 3), key: [], value: Array("\(number)".utf8))
            }
            let deliveries = try await broker.send(messages)
            #expect(deliveries.map(\.partition) == (0..<300).map { Int32($0 % 3) })
            #expect(deliveries.map(\.offset) == (0..<300).map { Int64($0 / 3) })
            try await broker.withConsumer { consumer in
                try await consumer.add(
                    Dictionary(uniqueKeysWithValues: (0..<3).map { (TopicPartition(topic, $0), 0) }))
                let records = try await consumer.take(300)
                for partition in 0..<3 {
                    let part = records.filter { $0.source.partition == Int32(partition) }
                    #expect(part.map(\.number) == stride(from: partition, to: 300, by: 3).map { $0 })
                    #expect(part.map(\.offset) == (0..<100).map { Int64($0) })
                }
                #expect(try await consumer.poll(maximum: 1, waitMilliseconds: 100).isEmpty)
            }
        }
    }

    @Test func keysHeadersAndBytesArriveUnchanged() async throws {
        try await Self.with { broker, topic in
            let bytes = Array(UInt8.min...UInt8.max)
            let headers: [(name: String, value: [UInt8])] = [
                ("ce_id", Array("é".utf8)), ("empty", []), ("twice", [1]), ("twice", [2]), ("bytes", bytes),
            ]
            try await broker.send([
                KafkaMessage(topic: topic, partition: 0, key: bytes, value: bytes, headers: headers),
                KafkaMessage(topic: topic, partition: 0, key: [], value: []),
            ])
            let records = try await broker.records(topic)
            try #require(records.map(\.value) == [bytes, []])
            #expect(records[0].key == bytes && (records[1].key ?? []).isEmpty)
            #expect(records[0].headers.map(\.name) == headers.map(\.name))
            #expect(records[0].headers.map(\.value) == headers.map(\.value))
            #expect(records[1].headers.isEmpty)
        }
    }

    @Test func aMessageThatIsTooLargeIsRefusedAndTheNextGoesThrough() async throws {
        try await Self.with { broker, topic in
            try await broker.withProducer { producer in
                let large = KafkaMessage(
                    topic: topic, partition: 0, key: [], value: Array(repeating: 7, count: 1_000_001))
                let error = await #expect(throws: KafkaError.self) { try await producer.send([large]) }
                #expect(error?.code == .messageTooLarge)
                #expect(error?.topic == topic)
                let allowed = KafkaMessage(
                    topic: topic, partition: 0, key: [], value: Array(repeating: 7, count: 900_000))
                let deliveries = try await producer.send([allowed])
                #expect(deliveries.map(\.offset) == [0])
                #expect(producer.fatalError == nil)
            }
        }
    }

    @Test func readingStartsAtTheOffsetGiven() async throws {
        try await Self.with { broker, topic in
            try await broker.send(numbered(0..<100, topic: topic))
            for start in [0, 1, 57, 99] as [Int64] {
                try await broker.withConsumer { consumer in
                    try await consumer.add([TopicPartition(topic, 0): start])
                    let records = try await consumer.take(100 - Int(start))
                    #expect(records.map(\.offset) == Array(start..<100))
                }
            }
            // A consumer can start at the end of the log and wait there.
            try await broker.withConsumer { consumer in
                try await consumer.add([TopicPartition(topic, 0): 100])
                #expect(try await consumer.poll(maximum: 1, waitMilliseconds: 200).isEmpty)
                try await broker.send(numbered(100..<101, topic: topic))
                let records = try await consumer.take(1)
                #expect(records.map(\.offset) == [100])
            }
        }
    }

    @Test(arguments: [101, 1_000_000] as [Int64])
    func anOffsetOutsideTheLogIsAnErrorAndNotASilentReset(offset: Int64) async throws {
        try await Self.with { broker, topic in
            try await broker.send(numbered(0..<100, topic: topic))
            try await broker.withConsumer { consumer in
                try await consumer.add([TopicPartition(topic, 0): offset])
                var records = 0
                var failure: KafkaError?
                try await eventually("a failure of the partition") {
                    records += try await consumer.poll(maximum: 10, waitMilliseconds: 100).count
                    failure = await consumer.takeFailures()[TopicPartition(topic, 0)]
                    return failure != nil
                }
                #expect(failure?.code == .offsetOutOfRange)
                #expect(failure?.topic == topic)
                #expect(records == 0)
            }
        }
    }

    /// A partition stops for as long as its next batch cannot be unpacked. The consumer reports that, again after each
    /// new attempt, and no other partition waits for it.
    @Test func aBatchThatUnpacksTooLargeIsReportedAndTheOthersAreRead() async throws {
        try await TestBroker.withBroker { broker in
            let (packed, other) = (broker.name("packed"), broker.name("other"))
            for topic in [packed, other] { try await broker.create(topic) }
            try await broker.sendPacked(40, to: packed)
            try await broker.send(numbered(0..<100, topic: other))
            let source = TopicPartition(packed, 0)
            try await broker.withConsumer { consumer in
                try await consumer.add([source: 0, TopicPartition(other, 0): 0])
                let read = try await consumer.take(100)
                #expect(read.allSatisfy { $0.source.topic == other })
                for _ in 0..<2 {
                    var failure: KafkaError?
                    try await eventually("the failure") {
                        let records = try await consumer.poll(maximum: 1, waitMilliseconds: 100)
                        #expect(records.isEmpty)
                        failure = await consumer.takeFailures()[source]
                        return failure != nil
                    }
                    #expect(failure?.message.hasPrefix("Decompression (codec 0x4) of message at 0 of") == true)
                    #expect(failure?.description.hasSuffix("(\(packed)/0)") == true)
                    try await consumer.remove([source])
                    _ = try await consumer.poll(maximum: 1, waitMilliseconds: 100)
                    _ = await consumer.takeFailures()
                    try await consumer.add([source: 0])
                }
            }
            let wide = ["receive.message.max.bytes": "100000000"]
            try await broker.withConsumer(wide) { consumer in
                try await consumer.add([source: 0])
                let read = try await consumer.take(40)
                #expect(read.map(\.offset) == Array(0..<40))
            }
        }
    }

    @Test func partitionsComeAndGoWithoutTouchingTheOthers() async throws {
        try await TestBroker.withBroker { broker in
            let topics = ["a", "b", "c"].map(broker.name)
            for topic in topics {
                try await broker.create(topic)
                try await broker.send(numbered(0..<200, topic: topic))
            }
            let sources = topics.map { TopicPartition($0, 0) }
            try await broker.withConsumer { consumer in
                var seen: [TopicPartition: [Int64]] = [:]
                func read(_ count: Int) async throws {
                    for record in try await consumer.take(count) {
                        seen[record.source, default: []].append(record.offset)
                    }
                }
                try await consumer.add([sources[0]: 0])
                try await read(50)
                try await consumer.add([sources[1]: 0])
                try await read(100)
                try await consumer.add([sources[2]: 0])
                try await read(50)
                // Remove one partition, read without it, and add it again where it stopped.
                try await consumer.remove([sources[1]])
                let stopped = Int64(seen[sources[1]]?.count ?? 0)
                try await read(100)
                #expect(Int64(seen[sources[1]]?.count ?? 0) == stopped)
                try await consumer.add([sources[1]: stopped])
                try await read(600 - 300)
                #expect(try await consumer.poll(maximum: 1, waitMilliseconds: 200).isEmpty)
                for source in sources { #expect(seen[source] == Array(0..<200)) }
            }
        }
    }

    @Test func aPauseKeepsTheOrder() async throws {
        try await TestBroker.withBroker { broker in
            let (paused, other) = (broker.name("paused"), broker.name("other"))
            for topic in [paused, other] {
                try await broker.create(topic)
                try await broker.send(numbered(0..<100, topic: topic))
            }
            let source = TopicPartition(paused, 0)
            try await broker.withConsumer { consumer in
                try await consumer.add([source: 0])
                var records = try await consumer.take(30)
                await consumer.pause([source])
                try await consumer.add([TopicPartition(other, 0): 0])
                let meanwhile = try await consumer.take(100)
                #expect(meanwhile.allSatisfy { $0.source.topic == other })
                try await broker.send(numbered(100..<150, topic: paused))
                #expect(try await consumer.poll(maximum: 1, waitMilliseconds: 200).isEmpty)
                await consumer.resume([source])
                records += try await consumer.take(120)
                #expect(records.map(\.offset) == Array(0..<150))
                #expect(records.map(\.number) == Array(0..<150))
            }
        }
    }

    @Test func theLogReportsItsBoundsAndItsCluster() async throws {
        try await Self.with { broker, topic in
            try await broker.withConsumer { consumer in
                let source = TopicPartition(topic, 0)
                #expect(try await consumer.watermarks(source) == 0..<0)
                try await broker.send(numbered(0..<3, topic: topic))
                #expect(try await consumer.watermarks(source) == 0..<3)
                let id = await consumer.clusterId()
                #expect(id?.isEmpty == false)
                try await broker.withConsumer { other in
                    let same = await other.clusterId()
                    #expect(same == id)
                }
            }
        }
    }

    @Test func aNewTopicIsFoundByItsMetadata() async throws {
        try await Self.with(partitions: 3) { broker, topic in
            try await broker.withConsumer { consumer in
                #expect(try await consumer.topics()[topic] == 3)
                let fresh = broker.name("fresh")
                #expect(try await consumer.topics()[fresh] == nil)
                try await broker.create(fresh, partitions: 2)
                try await eventually("the new topic") { try await consumer.topics()[fresh] == 2 }
            }
        }
    }

    @Test func aKeyGoesToOnePartitionTheSameAsJavasClients() async throws {
        try await Self.with(partitions: 8) { broker, topic in
            // Kafka's own test values of murmur2.
            let known: [(key: String, hash: Int32)] = [
                ("21", -973_932_308), ("foobar", -790_332_482), ("a-little-bit-long-string", -985_981_536),
                ("a-little-bit-longer-string", -1_486_304_829),
                ("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58_897_971),
                ("abc", 479_470_107),
            ]
            for _ in 0..<2 {
                let deliveries = try await broker.send(
                    known.map { KafkaMessage(topic: topic, key: Array($0.key.utf8), value: []) })
                #expect(deliveries.map(\.partition) == known.map { ($0.hash & 0x7FFF_FFFF) % 8 })
            }
        }
    }

    @Test func offsetsForLagToolsAreTakenWithoutAGroup() async throws {
        try await Self.with { broker, topic in
            try await broker.send(numbered(0..<10, topic: topic))
            try await broker.withConsumer { consumer in
                let source = TopicPartition(topic, 0)
                try await consumer.add([source: 0])
                _ = try await consumer.take(10)
                await consumer.commit([source: 10])
                try await broker.send(numbered(10..<11, topic: topic))
                #expect(try await consumer.take(1).map(\.offset) == [10])
            }
        }
    }

    @Test func topicsAreMadeAndDeletedWhereTheBrokerCan() async throws {
        try await TestBroker.withBroker { broker in
            let admin = try KafkaAdmin(broker.configuration())
            let topic = broker.name("made")
            if TestBroker.isDevelopment {
                let error = await #expect(throws: KafkaError.self) { try await admin.create([TopicDefinition(topic)]) }
                #expect(error?.code == .unsupported)
                let other = await #expect(throws: KafkaError.self) { try await admin.delete([topic]) }
                #expect(other?.code == .unsupported)
            } else {
                let definition = TopicDefinition(topic, partitions: 2, configuration: ["retention.ms": "-1"])
                #expect(try await admin.create([definition]) == [topic])
                #expect(try await admin.create([definition]) == [])
                try await eventually("the topic") { try await admin.topics()[topic] == 2 }
                try await admin.delete([topic])
                try await admin.delete([topic])
                try await eventually("no topic") { try await admin.topics()[topic] == nil }
            }
            #expect(try await admin.create([]) == [])
        }
    }
}
