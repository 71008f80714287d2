import Contracts
import KafkaClient
import Pipeline

/// Limits the gateway to Registration's reading pace, on a log that drops unread records and disappears with its
/// process. A partner's message counts as accepted once Registration has stored it.
actor IntakePacing {
    private static var interval: Duration { .milliseconds(15) }

    private let kafka: KafkaConfiguration
    private let timeout: Duration
    private var consumer: KafkaConsumer?
    /// By topic. The limits are those of one partition, because the partition of a message is known only after sending.
    private var windows: [String: UnreadWindow] = [:]
    /// Messages on their way to the broker, by topic.
    private var inFlight: [String: (bytes: Int, records: Int)] = [:]
    private var read: [TopicPartition: Int64] = [:]
    private var readingTask: Task<Void, any Error>?
    private var readAt = ContinuousClock.now - .seconds(1)

    init(_ kafka: KafkaConfiguration, timeoutMilliseconds: Int) {
        self.kafka = kafka
        self.timeout = .milliseconds(timeoutMilliseconds)
    }

    /// Sends with `body` once there is room, and returns when Registration has read all messages.
    /// - Throws: `UnreadError`; the messages may be sent again with the same ids, and none counts twice.
    func pass(
        _ messages: [KafkaMessage], to topic: String, _ body: @Sendable () async throws -> [KafkaDelivery]
    ) async throws -> [KafkaDelivery] {
        let deadline = ContinuousClock.now + self.timeout
        let bytes = messages.reduce(0) { $0 + $1.size + UnreadWindow.overhead }
        try await self.open(topic)
        try await self.wait(until: deadline, "what was sent before", isSent: false) {
            let inFlight = self.inFlight[topic] ?? (0, 0)
            return (self.windows[topic] ?? UnreadWindow()).hasRoom(
                bytes: inFlight.bytes + bytes, records: inFlight.records + messages.count)
                && (inFlight.records == 0 || inFlight.bytes + bytes <= UnreadWindow.maximumBytes)
        }
        self.inFlight[topic, default: (0, 0)].bytes += bytes
        self.inFlight[topic, default: (0, 0)].records += messages.count
        defer {
            self.inFlight[topic, default: (0, 0)].bytes -= bytes
            self.inFlight[topic, default: (0, 0)].records -= messages.count
        }
        let deliveries: [KafkaDelivery]
        do {
            deliveries = try await body()
        } catch {
            // Some messages may be on the topic at unknown offsets: its end is read again.
            self.windows[topic] = nil
            throw error
        }
        var ends: [TopicPartition: Int64] = [:]
        for (message, delivery) in zip(messages, deliveries) {
            let source = TopicPartition(topic, delivery.partition)
            ends[source] = max(ends[source] ?? 0, delivery.offset + 1)
            self.windows[topic]?.add(
                source, end: delivery.offset + 1, bytes: message.size + UnreadWindow.overhead, records: 1)
        }
        try await self.wait(until: deadline, "it", isSent: true) {
            !ends.contains { self.read[$0.key, default: 0] < $0.value }
        }
        return deliveries
    }

    private func wait(
        until deadline: ContinuousClock.Instant, _ what: String, isSent: Bool, _ isDone: () -> Bool
    ) async throws {
        while !isDone() {
            guard .now < deadline else {
                throw UnreadError(description: "Registration has not read \(what) yet", isSent: isSent)
            }
            try await self.readProgress()
            if !isDone() { try await Task.sleep(for: Self.interval) }
        }
    }

    /// Registration may not have read yet what an earlier life of this service sent.
    private func open(_ topic: String) async throws {
        guard self.windows[topic] == nil else { return }
        let consumer = try self.reader()
        var window = UnreadWindow()
        for partition in 0..<Int32(try await consumer.topics()[topic] ?? 0) {
            let source = TopicPartition(topic, partition)
            let log = try await consumer.watermarks(source)
            window.addExisting(source, log: log, readUpTo: try await consumer.marks(of: [source])[source]?.offset ?? 0)
        }
        // Another task may have opened the topic first.
        if self.windows[topic] == nil { self.windows[topic] = window }
    }

    private func reader() throws -> KafkaConsumer {
        if let consumer = self.consumer { return consumer }
        let consumer = try KafkaConsumer(self.kafka, group: ConsumerGroups.name(ServiceName.registration.rawValue))
        self.consumer = consumer
        return consumer
    }

    /// Asks how far Registration has read, once for all waiting tasks.
    private func readProgress() async throws {
        if let reading = self.readingTask { return try await reading.value }
        guard .now - self.readAt >= Self.interval else { return }
        let reading = Task {
            defer {
                self.readingTask = nil
                self.readAt = .now
            }
            let sources = self.windows.values.reduce(into: Set<TopicPartition>()) { $0.formUnion($1.sources) }
            let read = try await self.reader().marks(of: sources.sorted(), waitMilliseconds: 2_000)
            self.read.merge(read.mapValues(\.offset)) { $1 }
            for topic in self.windows.keys { self.windows[topic]?.removeRead(upTo: self.read) }
        }
        self.readingTask = reading
        try await reading.value
    }

    func close() async {
        await self.consumer?.close()
        self.consumer = nil
    }
}
