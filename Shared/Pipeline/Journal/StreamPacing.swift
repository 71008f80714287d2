import Contracts
import KafkaClient
import Logging
import ServiceKit

/// Limits a relay to the pace of its stream's readers, on a log that drops unread records.
actor StreamPacing {
    /// A reader that lags for this long is named at `/readyz`.
    private static var patience: Duration { .seconds(5) }
    private static var interval: Duration { .milliseconds(15) }

    private let stream: TopicPartition
    private let readers: [ServiceName]
    private let kafka: KafkaConfiguration
    private let status: ServiceStatus
    private let logger: Logger
    private var consumers: [ServiceName: KafkaConsumer] = [:]
    private var window = UnreadWindow()
    private var isOpen = false

    /// `nil` where the log keeps everything, or no service reads the stream.
    init?(
        _ service: ServiceName, topics: Topics, configuration: ServiceConfiguration, kafka: KafkaConfiguration,
        status: ServiceStatus, logger: Logger
    ) {
        guard configuration.logIdentity == .embedded, !service.readers.isEmpty else { return nil }
        self.stream = TopicPartition(topics.stream(service), 0)
        self.readers = service.readers
        self.kafka = kafka
        self.status = status
        self.logger = logger
    }

    /// Returns when there is room for this many more bytes and records.
    func waitForRoom(bytes: Int, records: Int) async throws {
        try await self.open()
        let start = ContinuousClock.now
        var problem: String?
        defer { if problem != nil { self.status.report(nil, of: .relay) } }
        while !self.window.hasRoom(bytes: bytes, records: records) {
            let read = try await self.read()
            self.window.removeRead(upTo: [self.stream: read.values.min() ?? 0])
            guard !self.window.hasRoom(bytes: bytes, records: records) else { break }
            if .now - start > Self.patience, let slowest = read.min(by: { $0.value < $1.value })?.key {
                let words = "\(slowest.rawValue) does not read \(self.stream.topic): nothing more is sent until it does"
                if words != problem { self.logger.warning("waiting for a reader", metadata: ["reason": "\(words)"]) }
                problem = words
                self.status.report(words, of: .relay)
            }
            try await Task.sleep(for: Self.interval)
        }
    }

    /// Adds sent records to the window of unread ones.
    /// - Parameter end: the offset after the last of them.
    func sent(upTo end: Int64, bytes: Int, records: Int) {
        self.window.add(self.stream, end: end, bytes: bytes, records: records)
    }

    func close() async {
        for consumer in self.consumers.values { await consumer.close() }
        self.consumers = [:]
    }

    /// An earlier life may have left unread records in the log.
    private func open() async throws {
        guard !self.isOpen else { return }
        for reader in self.readers where self.consumers[reader] == nil {
            self.consumers[reader] = try KafkaConsumer(self.kafka, group: ConsumerGroups.name(reader.rawValue))
        }
        guard let consumer = self.consumers.values.first else { return }
        do {
            let log = try await consumer.watermarks(self.stream)
            let read = try await self.read().values.min() ?? 0
            self.window.addExisting(self.stream, log: log, readUpTo: read)
        } catch let error as KafkaError where error.code == .topicUnknown {
            // Nothing was ever sent.
        }
        self.isOpen = true
    }

    /// The offset up to which each reader reports to have read. While the broker is unreachable no reader makes
    /// progress.
    private func read() async throws -> [ServiceName: Int64] {
        var read: [ServiceName: Int64] = [:]
        for (reader, consumer) in self.consumers {
            do throws(KafkaError) {
                read[reader] =
                    try await consumer.marks(of: [self.stream], waitMilliseconds: 2_000)[self.stream]?.offset ?? 0
            } catch {
                guard error.isRetriable else { throw error }
                read[reader] = 0
            }
        }
        return read
    }
}
