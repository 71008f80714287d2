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
        self.consumers = LeasePool(
            maximum: 4,
            make: { [configuration] in
                try KafkaConsumer(configuration, group: ConsumerGroups.name("identity"))
            },
            discard: { await $0.close() })
    }

    package func records(
        _ wanted: [TopicPartition: Int64], waitMilliseconds: Int
    ) async throws -> [TopicPartition: Result<KafkaRecord, KafkaError>] {
        guard !wanted.isEmpty else { return [:] }
        return try await self.withConsumer { consumer in
            let found = try await Self.read(wanted, with: consumer, until: .now + .milliseconds(waitMilliseconds))
            try await consumer.remove(Array(wanted.keys))
            return found
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
            try await consumer.add([source: range.lowerBound])
            var records: [KafkaRecord] = []
            var isRead = false
            var patience = ContinuousClock.now + Self.patience
            while !isRead {
                try Task.checkCancellation()
                let more = try await consumer.poll(maximum: 1_000, waitMilliseconds: 100).filter { $0.source == source }
                records += more.filter { $0.offset < range.upperBound }
                isRead = (more.last?.offset ?? -1) >= range.upperBound - 1
                if let failure = await consumer.takeFailures()[source] {
                    guard failure.code == .endOfPartition else { throw failure }
                    isRead = true
                }
                if !more.isEmpty { patience = .now + Self.patience }
                guard isRead || .now < patience else { throw Self.notRead(source, range.upperBound - 1) }
            }
            try await consumer.remove([source])
            return records
        }
    }

    /// How long a broker may be silent before a read is given up.
    private static let patience = Duration.seconds(10)

    private static func read(
        _ wanted: [TopicPartition: Int64], with consumer: KafkaConsumer, until end: ContinuousClock.Instant
    ) async throws -> [TopicPartition: Result<KafkaRecord, KafkaError>] {
        var found: [TopicPartition: Result<KafkaRecord, KafkaError>] = [:]
        try await consumer.add(wanted)
        while found.count < wanted.count, ContinuousClock.now < end, !Task.isCancelled {
            for record in try await consumer.poll(maximum: 500, waitMilliseconds: 50)
            where wanted[record.source] != nil && found[record.source] == nil {
                found[record.source] = .success(record)
            }
            for (source, failure) in await consumer.takeFailures()
            where wanted[source] != nil && failure.code != .endOfPartition {
                found[source] = found[source] ?? .failure(failure)
            }
        }
        for (source, offset) in wanted where found[source] == nil {
            found[source] = .failure(Self.notRead(source, offset))
        }
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
