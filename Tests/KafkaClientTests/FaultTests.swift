@testable import KafkaClient
import TestSupport
import Testing

/// Sends and reads while the broker is away: only the development broker can be taken down on request.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct FaultTests {
    private static func with(_ body: (TestBroker, String) async throws -> Void) async throws {
        try await TestBroker.withBroker(development: true) { broker in
            let topic = broker.name("topic")
            try await broker.create(topic)
            try await body(broker, topic)
        }
    }

    @Test(arguments: KafkaProducer.Use.allCases)
    func tenThousandMessagesArriveInOrderWhileTheBrokerComesAndGoes(use: KafkaProducer.Use) async throws {
        try await Self.with { broker, topic in
            let count = 10_000
            // The mock loses requests that arrive at the wrong moment: a client that retries sooner than after a minute
            // finishes sooner.
            let impatient = ["socket.timeout.ms": "2000", "api.version.request.timeout.ms": "1000"]
            let producer = try KafkaProducer(broker.configuration("test-producer", impatient), for: use)
            let sender = Task {
                for start in stride(from: 0, to: count, by: 250) {
                    try await producer.send(numbered(start..<start + 250, topic: topic))
                }
            }
            try await broker.withConsumer(impatient) { consumer in
                try await consumer.add([TopicPartition(topic, 0): 0])
                var next = 0
                var cuts = 0
                try await eventually("all of them", within: .seconds(90)) {
                    for record in try await consumer.poll(maximum: 1_000, waitMilliseconds: 20) {
                        // Our readers do the same: a repeat is dropped by its number, a gap is an error.
                        #expect(record.number <= next)
                        if record.number == next { next += 1 }
                    }
                    if next > (cuts + 1) * count / 6, cuts < 5 {
                        cuts += 1
                        broker.takeDown()
                        try await Task.sleep(for: .milliseconds(30))
                        broker.bringUp()
                    }
                    return next == count
                }
                #expect(cuts == 5)
            }
            try await sender.value
            #expect(producer.fatalError == nil)
            producer.close()
        }
    }

    /// Messages to other topics are delivered, and the missing topic can be used again once it exists.
    @Test(arguments: KafkaProducer.Use.allCases)
    func aMissingTopicFailsAlone(use: KafkaProducer.Use) async throws {
        try await Self.with { broker, topic in
            let missing = broker.name("missing")
            try await broker.create(missing)
            broker.hide(missing)
            let producer = try KafkaProducer(broker.configuration("test-producer"), for: use)
            let messages = (0..<100).map { number in
                KafkaMessage(
                    topic: number % 3 == 0 ? missing : topic, partition: nil, key: [], value: Array("\(number)".utf8))
            }
            let half = try await producer.deliver(messages)
            #expect(half.failures.mapValues(\.code) == [missing: .topicUnknown])
            #expect(half.deliveries.count { $0 != nil } == 66)
            let error = await #expect(throws: KafkaError.self) { try await producer.send(messages) }
            #expect(error?.topic == missing)
            #expect(try await broker.records(topic).count == 66 * 2)
            broker.hide(missing, false)
            #expect(try await producer.topics()[missing] == 1)
            let report = try await producer.deliver(messages)
            #expect(report.error == nil && report.failures.isEmpty)
            #expect(try await broker.records(missing).map(\.number) == (0..<100).filter { $0 % 3 == 0 })
            #expect(producer.fatalError == nil)
            producer.close()
        }
    }

    @Test(arguments: KafkaProducer.Use.allCases)
    func closingFailsMessagesThatStillWait(use: KafkaProducer.Use) async throws {
        try await Self.with { broker, topic in
            let producer = try KafkaProducer(broker.configuration("test-producer"), for: use)
            try await producer.send(numbered(0..<1, topic: topic))
            broker.takeDown()
            let waiting = Task { try await producer.send(numbered(1..<100, topic: topic)) }
            // The close ends the sends, however far they got.
            await Task.yield()
            producer.close()
            let error = await #expect(throws: KafkaError.self) { _ = try await waiting.value }
            #expect(error?.code == .closed)
            let later = await #expect(throws: KafkaError.self) {
                try await producer.send(numbered(1..<2, topic: topic))
            }
            #expect(later?.code == .closed)
            producer.close()
        }
    }

    @Test(arguments: KafkaProducer.Use.allCases)
    func aCancelledSendWaitsNoLonger(use: KafkaProducer.Use) async throws {
        try await Self.with { broker, topic in
            try await broker.withProducer(for: use) { producer in
                try await producer.send(numbered(0..<1, topic: topic))
                broker.takeDown()
                let waiting = Task { try await producer.send(numbered(1..<10, topic: topic)) }
                waiting.cancel()
                await #expect(throws: CancellationError.self) { _ = try await waiting.value }
                broker.bringUp()
                // The producer itself still works.
                let later = try await producer.send(numbered(10..<11, topic: topic))
                #expect(later.count == 1)
            }
        }
    }

    /// Without the flush behind its last message a batch would stay for a quarter of an hour.
    /// - Parameter size: of each message, in bytes; the larger ones make several requests, the last of them not full.
    @Test(arguments: [1, 250_000])
    func aBatchIsFlushed(size: Int) async throws {
        try await Self.with { broker, topic in
            let producer = try KafkaProducer(
                broker.configuration("test-producer", ["linger.ms": "900000"]), for: .batches)
            let messages = (0..<10).map { number in
                KafkaMessage(
                    topic: topic, partition: 0, key: [UInt8(number)], value: Array(repeating: 7, count: size))
            }
            let sender = Task { try await producer.send(messages) }
            try await eventually("ten records") { try await broker.records(topic).count == 10 }
            #expect(try await sender.value.map(\.offset) == Array(0..<10))
            producer.close()
        }
    }

    @Test func aReaderWaitsForABrokerThatIsAway() async throws {
        try await Self.with { broker, topic in
            try await broker.send(numbered(0..<10, topic: topic))
            try await broker.withConsumer { consumer in
                try await consumer.add([TopicPartition(topic, 0): 0])
                _ = try await consumer.take(10)
                broker.takeDown()
                #expect(try await consumer.poll(maximum: 10, waitMilliseconds: 200).isEmpty)
                let error = await #expect(throws: KafkaError.self) { try await consumer.topics(waitMilliseconds: 300) }
                #expect(error?.isRetriable == true)
                let marks = await #expect(throws: KafkaError.self) {
                    try await consumer.watermarks(TopicPartition(topic, 0), waitMilliseconds: 300)
                }
                #expect(marks?.isRetriable == true)
                let problem = await consumer.brokerProblem()
                #expect(problem?.code == .transport)
                #expect(problem?.message.contains(broker.bootstrapServers) == true, "\(problem as Any)")
                broker.bringUp()
                try await broker.send(numbered(10..<20, topic: topic))
                #expect(try await consumer.take(10).map(\.number) == Array(10..<20))
                let after = await consumer.brokerProblem()
                #expect(after == nil)
            }
        }
    }

    @Test func readingFromAClosedReaderFails() async throws {
        try await Self.with { broker, topic in
            let consumer = try KafkaConsumer(broker.configuration(), group: "g")
            try await consumer.add([TopicPartition(topic, 0): 0])
            broker.takeDown()
            await consumer.close()
            await consumer.close()
            let error = await #expect(throws: KafkaError.self) {
                try await consumer.poll(maximum: 1, waitMilliseconds: 10)
            }
            #expect(error?.code == .closed)
        }
    }

    /// A service whose broker is gone has to start over, and a stopped one has to end: librdkafka may close a reader
    /// only when the broker is back, or never.
    @Test func aReaderClosesWhileItsBrokerIsAway() async throws {
        try await Self.with { broker, topic in
            try await broker.send(numbered(0..<10, topic: topic))
            for _ in 0..<5 {
                let consumer = try KafkaConsumer(broker.configuration(), group: "g")
                try await consumer.add([TopicPartition(topic, 0): 0])
                _ = try await consumer.take(10)
                broker.takeDown()
                // This request stays under way for as long as the broker is away.
                _ = try? await consumer.watermarks(TopicPartition(topic, 0), waitMilliseconds: 100)
                let start = ContinuousClock.now
                await consumer.close()
                #expect(ContinuousClock.now - start < .seconds(8))
                broker.bringUp()
            }
        }
    }

    @Test func twoBrokersAreTwoClusters() async throws {
        try await Self.with { broker, _ in
            try await TestBroker.withBroker(development: true) { other in
                let ids = try await broker.withConsumer { first in
                    try await other.withConsumer { second in [await first.clusterId(), await second.clusterId()] }
                }
                #expect(ids[0] != nil && ids[1] != nil && ids[0] != ids[1])
            }
        }
    }
}

@Suite(.timeLimit(.minutes(10)))
struct ConfigurationTests {
    private static func configuration(_ properties: [String: String]) -> KafkaConfiguration {
        KafkaConfiguration(bootstrapServers: "127.0.0.1:1", clientId: "test", properties: properties)
    }

    /// A reader with a small queue that is woken at the size of a larger one waits a second for each fetch.
    @Test(arguments: [([:], 16), (["queued.min.messages": "3"], 3)])
    func theFetcherIsWokenWhenItsOwnQueueMayBeFull(properties: [String: String], size: Int) {
        let waker = FetcherWaker(Self.configuration(properties))
        #expect(waker.isFull((records: size, bytes: 0)))
        #expect(!waker.isFull((records: size - 1, bytes: 0)))
        #expect(waker.isFull((records: 1, bytes: 4 << 20)))
    }

    @Test(arguments: [["no.such.property": "1"], ["linger.ms": "soon"], ["acks": "most"]])
    func aWrongPropertyIsNamed(properties: [String: String]) throws {
        for make in [
            { _ = try KafkaProducer(Self.configuration(properties)) },
            { _ = try KafkaConsumer(Self.configuration(properties), group: "g") },
            { _ = try KafkaAdmin(Self.configuration(properties)) },
        ] as [() throws -> Void] {
            let error = #expect(throws: KafkaError.self) { try make() }
            #expect(error?.code == .configuration)
            #expect(error?.message.contains(properties.keys.first ?? "?") == true)
            #expect(error?.isRetriable == false)
        }
    }

    @Test func propertiesThatContradictEachOtherAreAnError() throws {
        let error = #expect(throws: KafkaError.self) { _ = try KafkaProducer(Self.configuration(["acks": "1"])) }
        #expect(error?.code == .configuration)
    }

    @Test func givenValuesOverrideOurDefaults() throws {
        let producer = try KafkaProducer(Self.configuration(["linger.ms": "5", "compression.type": "lz4"]))
        producer.close()
    }
}

@Suite(.timeLimit(.minutes(10)))
struct DeliveryTrackerTests {
    private static func delivered(_ tracker: DeliveryTracker, _ ticket: UInt, _ index: Int) {
        tracker.report(
            opaque: DeliveryTracker.opaque(ticket: ticket, index: index),
            result: .success(KafkaDelivery(partition: 0, offset: Int64(index))))
    }

    @Test func reportsInAnyOrderGiveTheOrderOfTheMessages() async throws {
        let tracker = DeliveryTracker()
        let ticket = tracker.open(count: 5)
        let other = tracker.open(count: 1)
        for index in [4, 0, 2, 1] { Self.delivered(tracker, ticket, index) }
        let waiting = Task { try await tracker.wait(ticket: ticket) }
        Self.delivered(tracker, other, 0)
        Self.delivered(tracker, ticket, 3)
        #expect(try await waiting.value.deliveries.map(\.?.offset) == [0, 1, 2, 3, 4])
        #expect(try await tracker.wait(ticket: other).deliveries.count == 1)
        // A late report has no waiter left.
        Self.delivered(tracker, ticket, 3)
    }

    @Test func aBatchIsReportedOnceAllOfItIsKnown() async throws {
        let tracker = DeliveryTracker()
        let ticket = tracker.open(count: 3)
        tracker.report(
            opaque: DeliveryTracker.opaque(ticket: ticket, index: 1), result: .failure(KafkaError(.transport, "first")))
        tracker.abandon(ticket: ticket, count: 1, error: KafkaError(.other, "second"))
        Self.delivered(tracker, ticket, 0)
        let report = try await tracker.wait(ticket: ticket)
        #expect(report.error?.message == "first" && report.failures.mapValues(\.message) == ["": "first"])
        #expect(report.deliveries == [KafkaDelivery(partition: 0, offset: 0), nil, nil])
    }

    @Test func aClosedTrackerEndsEveryWait() async throws {
        let tracker = DeliveryTracker()
        let before = tracker.open(count: 1)
        tracker.close()
        let after = tracker.open(count: 1)
        for ticket in [before, after] {
            let error = await #expect(throws: KafkaError.self) { try await tracker.wait(ticket: ticket) }
            #expect(error?.code == .closed)
        }
    }
}
