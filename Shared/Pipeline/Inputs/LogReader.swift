import KafkaClient
import ThreadExecution

/// Reads with consumers of its own, so that no assignment is disturbed. Each read has a consumer to itself, because a
/// consumer delivers every record once, to any task that polls.
package final class LogReader: RecordReading {
    private let consumers: LeasePool<KafkaConsumer>

    package init(kafka: KafkaConfiguration) {
        var configuration = kafka
        // Only the broker knows where a log ends: silence may mean a stalled broker.
        configuration.properties["enable.partition.eof"] = "true"
        // One record of each partition is wanted, and the records after it may be large. A broker still sends a whole
        // batch, and librdkafka fetches no less than the largest message that it may produce.
        for limit in ["fetch.max.bytes", "fetch.message.max.bytes", "message.max.bytes"] {
            configuration.properties[limit] = "65536"
        }
        configuration.properties["queued.min.messages"] = "1"
        // Each keeps fetched records that nobody wants any more, so one is enough between inspections.
        self.consumers = LeasePool(
            maximum: 4, maximumIdle: 1,
            make: { [configuration] in
                try KafkaConsumer(configuration, group: ConsumerGroups.name("identity"))
            },
            discard: { await $0.close() })
    }

    package func marks(
        _ wanted: [TopicPartition: Int64], waitMilliseconds: Int
    ) async throws -> [TopicPartition: Result<LogMark, KafkaError>] {
        try await self.first(wanted, waitMilliseconds: waitMilliseconds) { LogMark($0) }
    }

    package func record(_ source: TopicPartition, at offset: Int64) async throws -> KafkaRecord {
        let found = try await self.first([source: offset], waitMilliseconds: 10_000) { $0 }[source]
        guard let found else { throw Self.notRead(source, offset) }
        return try found.get()
    }

    /// Reads the first record at or after each offset, and keeps what is made of it: many records at once take memory.
    private func first<T: Sendable>(
        _ wanted: [TopicPartition: Int64], waitMilliseconds: Int, _ make: @escaping @Sendable (KafkaRecord) -> T
    ) async throws -> [TopicPartition: Result<T, KafkaError>] {
        guard !wanted.isEmpty else { return [:] }
        return try await self.withConsumer { consumer in
            let end = ContinuousClock.now + .milliseconds(waitMilliseconds)
            return try await Self.first(wanted, with: consumer, until: end, make)
        }
    }

    /// A consumer that failed is not reused: it may still have an assignment.
    private func withConsumer<T: Sendable>(
        _ body: @Sendable (KafkaConsumer) async throws -> T
    ) async throws -> T {
        try await self.consumers.use(body, isReusable: { !$1 })
    }

    package func tail(of source: TopicPartition, in log: Range<Int64>) async throws -> [KafkaRecord] {
        // Not every offset is a record: transaction markers leave gaps.
        for distance: Int64 in [64, 2_048] where !log.isEmpty {
            let start = max(log.lowerBound, log.upperBound - distance)
            let records = try await self.read(source, start..<log.upperBound)
            if !records.isEmpty { return records }
        }
        guard log.isEmpty else { throw Self.notRead(source, log.upperBound - 1) }
        return []
    }

    /// All records from an offset to the end of the range, or to the end of the log when only markers follow.
    private func read(_ source: TopicPartition, _ range: Range<Int64>) async throws -> [KafkaRecord] {
        try await self.withConsumer { consumer in
            var records: [KafkaRecord] = []
            try await Self.forEach(in: range, of: source, with: consumer) { records.append($0) }
            return records
        }
    }

    /// Reads with a consumer that has nothing else assigned, and that reports the end of a partition.
    static func forEach(
        in range: Range<Int64>, of source: TopicPartition, with consumer: KafkaConsumer,
        isolation: isolated (any Actor)? = #isolation, _ body: (KafkaRecord) throws -> Void
    ) async throws {
        try await consumer.add([source: range.lowerBound])
        var isRead = range.isEmpty
        var patience = ContinuousClock.now + Self.patience
        while !isRead {
            try Task.checkCancellation()
            let more = try await consumer.poll(maximum: 1_000, waitMilliseconds: 100).filter { $0.source == source }
            for record in more where record.offset < range.upperBound { try body(record) }
            isRead = (more.last?.offset ?? -1) >= range.upperBound - 1
            if let failure = await consumer.takeFailures()[source] {
                guard failure.code == .endOfPartition else { throw failure }
                isRead = true
            }
            if !more.isEmpty { patience = .now + Self.patience }
            guard isRead || .now < patience else { throw Self.notRead(source, range.upperBound - 1) }
        }
        try await consumer.remove([source])
    }

    /// How long a broker may be silent before a read is given up.
    private static let patience = Duration.seconds(10)

    private static func first<T>(
        _ wanted: [TopicPartition: Int64], with consumer: KafkaConsumer, until end: ContinuousClock.Instant,
        _ make: (KafkaRecord) -> T
    ) async throws -> [TopicPartition: Result<T, KafkaError>] {
        var found: [TopicPartition: Result<T, KafkaError>] = [:]
        try await consumer.add(wanted)
        while found.count < wanted.count, ContinuousClock.now < end, !Task.isCancelled {
            var read: [TopicPartition] = []
            for record in try await consumer.poll(maximum: 500, maximumBytes: 1 << 20, waitMilliseconds: 50)
            where wanted[record.source] != nil && found[record.source] == nil {
                found[record.source] = .success(make(record))
                read.append(record.source)
            }
            for (source, failure) in await consumer.takeFailures()
            where wanted[source] != nil && failure.code != .endOfPartition && found[source] == nil {
                found[source] = .failure(failure)
                read.append(source)
            }
            try await consumer.remove(read)
        }
        let missing = wanted.filter { found[$0.key] == nil }
        try await consumer.remove(Array(missing.keys))
        for (source, offset) in missing { found[source] = .failure(Self.notRead(source, offset)) }
        return found
    }

    static func notRead(_ source: TopicPartition, _ offset: Int64) -> KafkaError {
        KafkaError(
            .transport, "offset \(offset) could not be read again", topic: source.topic, partition: source.partition)
    }

    package func close() async {
        await self.consumers.close()
    }
}
