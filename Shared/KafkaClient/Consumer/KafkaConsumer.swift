import CLibrdkafka
import Dispatch
import Synchronization
import ThreadExecution

/// Reads the partitions that its caller adds, from the offsets that its caller gives.
///
/// It never joins a group: the region's lock decides which instance reads (architecture, "One stream"). All calls run
/// on a thread of its own and may block there.
public actor KafkaConsumer {
    private let executor: QueueExecutor
    let handle: ClientHandle
    private let needsWakeUp: Bool
    private var isClosed = false
    private var lastTopic: (handle: OpaquePointer, name: String)?
    private var lastHeaders: [(name: String, value: [UInt8])] = []
    private let fetcher: FetcherWaker
    private var sinceEmpty = (records: 0, bytes: 0)
    /// Whether the fetcher may have found the queue full and has not been woken since.
    private var mayBeAsleep = false
    private var assigned: Set<TopicPartition> = []
    private var leaders: [String: [Int32]] = [:]
    private var failures: [TopicPartition: KafkaError] = [:]

    public nonisolated var unownedExecutor: UnownedSerialExecutor { self.executor.asUnownedSerialExecutor() }

    /// - Parameter group: the name under which offsets are committed for lag tools.
    public init(_ configuration: KafkaConfiguration, group: String) throws(KafkaError) {
        self.executor = QueueExecutor(label: "doorstroom.kafka.consumer.\(configuration.clientId)")
        self.fetcher = FetcherWaker(configuration)
        // Errors and records keep separate queues, so that errors can be served without taking records.
        self.handle = try ClientHandle(
            type: RD_KAFKA_CONSUMER, configuration,
            defaults: [
                "group.id": group, "enable.auto.commit": "false", "enable.auto.offset.store": "false",
                "auto.offset.reset": "error", "fetch.wait.max.ms": "10", "fetch.error.backoff.ms": "10",
                // Also limits the fetch queue by record count: librdkafka's byte limit counts values only, and a record
                // may carry a megabyte of headers. The limit covers all partitions; librdkafka fetches more when fewer
                // records wait.
                "queued.min.messages": "\(FetcherWaker.defaultFullQueue)",
                "queued.max.messages.kbytes": "12288",
                // A broker sends a batch of records whole, however large it let the batch become. The second limit also
                // applies to a batch packed with zstd, once it is unpacked.
                "fetch.max.bytes": "2097152", "receive.message.max.bytes": "33554432",
                "fetch.message.max.bytes": "1048576", "reconnect.backoff.ms": "50",
                "reconnect.backoff.max.ms": "1000", "topic.metadata.refresh.interval.ms": "5000", "log_level": "0",
            ], optional: FetcherWaker.properties)
        self.needsWakeUp = !self.handle.lacking.isEmpty
    }

    // MARK: Assignment

    /// Adds partitions, each read from the offset given.
    public func add(_ offsets: [TopicPartition: Int64]) throws(KafkaError) {
        try self.change(offsets, .assign) { rd_kafka_incremental_assign(self.handle.pointer, $0) }
        self.assigned.formUnion(offsets.keys)
    }

    public func remove(_ sources: [TopicPartition]) throws(KafkaError) {
        let offsets = Dictionary(sources.map { ($0, Int64(RD_KAFKA_OFFSET_INVALID)) }, uniquingKeysWith: { $1 })
        try self.change(offsets, .unassign) { rd_kafka_incremental_unassign(self.handle.pointer, $0) }
        self.assigned.subtract(sources)
        // Records already fetched from them fill the queue until they are skipped.
        self.mayBeAsleep = true
    }

    private func change(
        _ offsets: [TopicPartition: Int64], _ operation: KafkaOperation, _ call: (OpaqueList) -> OpaquePointer?
    ) throws(KafkaError) {
        guard !offsets.isEmpty else { return }
        let list = Self.list(offsets)
        defer { rd_kafka_topic_partition_list_destroy(list) }
        guard let error = call(list) else { return }
        defer { rd_kafka_error_destroy(error) }
        throw self.handle.error(
            rd_kafka_error_code(error), operation,
            text: "\(operation.rawValue): \(String(cString: rd_kafka_error_string(error)))")
    }

    /// Stops fetching; records already fetched stay in order for later.
    public func pause(_ sources: [TopicPartition]) {
        self.withList(sources) { _ = rd_kafka_pause_partitions(self.handle.pointer, $0) }
    }

    public func resume(_ sources: [TopicPartition]) {
        self.withList(sources) { _ = rd_kafka_resume_partitions(self.handle.pointer, $0) }
    }

    // MARK: Reading

    /// Waits at most that long for a first record, then takes the records that are available, up to `maximum` records
    /// and until they hold `maximumBytes`.
    ///
    /// - Throws: `KafkaError` when the client is lost. Errors that librdkafka recovers from (a broker that is away) are
    ///   not thrown; no records arrive meanwhile. `takeFailures` returns the errors of single partitions, such as an
    ///   offset outside the log.
    public func poll(
        maximum: Int, maximumBytes: Int = .max, waitMilliseconds: Int32
    ) throws(KafkaError) -> [KafkaRecord] {
        guard !self.isClosed else { throw KafkaError(.closed, "the consumer was closed") }
        self.handle.serve()
        var records: [KafkaRecord] = []
        var wait = waitMilliseconds
        // The same pointer may belong to another topic if partitions were removed since the last call.
        self.lastTopic = nil
        var bytes = 0
        var isEmpty = false
        while records.count < maximum, bytes < maximumBytes {
            guard let message = rd_kafka_consumer_poll(self.handle.pointer, wait) else {
                isEmpty = true
                break
            }
            defer { rd_kafka_message_destroy(message) }
            // An error that librdkafka recovers from ends the wait too: such errors may come without end.
            if let record = try self.record(message) {
                self.handle.context.watch.answered()
                bytes += record.size
                records.append(record)
            }
            wait = 0
        }
        self.sinceEmpty.records += records.count
        self.sinceEmpty.bytes += bytes
        if isEmpty { self.wakeFetcher() }
        return records
    }

    /// Wakes the fetcher if it may be asleep: when the records read since the queue was last empty may have filled it,
    /// or after an error. With fewer records it was never full, so events that arrive one by one cost no request.
    private func wakeFetcher() {
        guard self.needsWakeUp else { return }
        if self.fetcher.isFull(self.sinceEmpty) { self.mayBeAsleep = true }
        self.sinceEmpty = (0, 0)
        if self.mayBeAsleep { self.mayBeAsleep = !self.fetcher.wake(self.handle, asking: self.onePartitionPerBroker) }
    }

    /// librdkafka fetches from each broker on a separate thread, and each thread needs a request.
    private var onePartitionPerBroker: [TopicPartition] {
        var seen: Set<Int32> = []
        return self.assigned.filter { source in
            let leaders = self.leaders[source.topic] ?? []
            guard leaders.indices.contains(Int(source.partition)) else { return true }
            let leader = leaders[Int(source.partition)]
            return leader >= 0 && seen.insert(leader).inserted
        }
    }

    private func record(_ message: UnsafeMutablePointer<rd_kafka_message_t>) throws(KafkaError) -> KafkaRecord? {
        let topic = message.pointee.rkt.map { self.name(of: $0) }
        let error = message.pointee.err
        guard error == RD_KAFKA_RESP_ERR_NO_ERROR else {
            self.mayBeAsleep = true
            let code = KafkaError.Code(error)
            if code == .transport || code == .topicUnknown { return nil }
            // librdkafka's own message names the offset.
            let failure = self.handle.context.error(
                error, .fetch, topic: topic, partition: message.pointee.partition,
                text: rd_kafka_message_errstr(message).map { String(cString: $0) })
            if code == .fatal { throw failure }
            if let topic {
                // The end of the partition does not replace a refusal that has not been taken yet.
                let source = TopicPartition(topic, message.pointee.partition)
                if code != .endOfPartition || self.failures[source] == nil { self.failures[source] = failure }
            }
            return nil
        }
        guard let topic else { return nil }
        if !self.failures.isEmpty { self.failures[TopicPartition(topic, message.pointee.partition)] = nil }
        func bytes(_ pointer: UnsafeRawPointer?, _ count: Int) -> [UInt8]? {
            pointer.map { Array(UnsafeRawBufferPointer(start: $0, count: count)) }
        }
        return KafkaRecord(
            source: TopicPartition(topic, message.pointee.partition), offset: message.pointee.offset,
            key: bytes(message.pointee.key, message.pointee.key_len),
            value: bytes(message.pointee.payload, message.pointee.len) ?? [], headers: self.headers(message))
    }

    /// Partitions that cannot be read, and why: a missing right, or a batch of records that cannot be unpacked. Each
    /// failure is reported once; to have a partition tried and reported again, remove it and add it.
    public func takeFailures() -> [TopicPartition: KafkaError] {
        defer { self.failures = [:] }
        return self.failures
    }

    /// Neighbouring records mostly share their topic, so they share one string for it.
    private func name(of topic: OpaquePointer) -> String {
        if let last = self.lastTopic, last.handle == topic { return last.name }
        let name = String(cString: rd_kafka_topic_name(topic))
        self.lastTopic = (topic, name)
        return name
    }

    /// Neighbouring records mostly share their headers too.
    private func headers(_ message: UnsafeMutablePointer<rd_kafka_message_t>) -> [(name: String, value: [UInt8])] {
        var list: OpaquePointer?
        guard rd_kafka_message_headers(message, &list) == RD_KAFKA_RESP_ERR_NO_ERROR, let list else { return [] }
        var count = 0
        var isLast = true
        Self.forEachHeader(list) { name, value in
            if isLast {
                isLast =
                    count < self.lastHeaders.count
                    && String(cString: name).utf8.elementsEqual(self.lastHeaders[count].name.utf8)
                    && value.elementsEqual(self.lastHeaders[count].value)
            }
            count += 1
        }
        if isLast, count == self.lastHeaders.count { return self.lastHeaders }
        var headers: [(name: String, value: [UInt8])] = []
        Self.forEachHeader(list) { name, value in headers.append((String(cString: name), Array(value))) }
        self.lastHeaders = headers
        return headers
    }

    private static func forEachHeader(
        _ list: OpaquePointer, _ body: (UnsafePointer<CChar>, UnsafeRawBufferPointer) -> Void
    ) {
        var name: UnsafePointer<CChar>?
        var value: UnsafeRawPointer?
        var (size, index) = (0, 0)
        while rd_kafka_header_get_all(list, index, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR {
            guard let name else { return }
            body(name, UnsafeRawBufferPointer(start: value, count: value == nil ? 0 : size))
            index += 1
        }
    }

    /// Whether a broker answers.
    public func isConnected() -> Bool { self.brokerProblem() == nil }

    /// Why no broker can be reached, or `nil` when one can. It asks a broker only after librdkafka has lost them all or
    /// was refused; librdkafka reconnects on its own.
    public func brokerProblem() -> KafkaError? {
        self.handle.serve()
        guard self.handle.context.watch.isTroubled else { return nil }
        do {
            _ = try self.handle.metadata(250) { $0.brokers.count }
            return nil
        } catch {
            return error
        }
    }

    public func topics(waitMilliseconds: Int32 = 5_000) throws(KafkaError) -> [String: Int] {
        self.leaders = try self.handle.leaders(timeoutMilliseconds: waitMilliseconds)
        return self.leaders.mapValues(\.count)
    }

    /// The broker that led a partition when the topics were last asked for; -1 for none.
    public func leader(of source: TopicPartition) -> Int32 {
        let leaders = self.leaders[source.topic] ?? []
        return leaders.indices.contains(Int(source.partition)) ? leaders[Int(source.partition)] : -1
    }

    /// Stores offsets in the broker, for lag tools and for writers that wait for their readers (`marks`).
    public func commit(_ offsets: [TopicPartition: Int64]) {
        self.commit(marks: offsets.mapValues { GroupMark(offset: $0) })
    }

    /// Returns after a few seconds at the latest: while its broker is away, librdkafka may take until that is back, or
    /// for ever when a request of ours is under way.
    public func close() async {
        guard !self.isClosed else { return }
        self.isClosed = true
        let handle = self.handle
        try? await TimedCall.run(handle, waitMilliseconds: Self.closeMilliseconds) { () throws(KafkaError) in
            _ = rd_kafka_assign(handle.pointer, nil)
            _ = rd_kafka_consumer_close(handle.pointer)
        }
    }

    private static let closeMilliseconds: Int32 = 4_500

    // MARK: Lists

    typealias OpaqueList = UnsafeMutablePointer<rd_kafka_topic_partition_list_t>

    static func list(_ offsets: [TopicPartition: Int64]) -> OpaqueList {
        // librdkafka aborts the process when memory runs out; it never returns a null list.
        guard let list = rd_kafka_topic_partition_list_new(Int32(offsets.count)) else { fatalError("no memory") }
        for (source, offset) in offsets.sorted(by: { $0.key < $1.key }) {
            rd_kafka_topic_partition_list_add(list, source.topic, source.partition).pointee.offset = offset
        }
        return list
    }

    private func withList(_ sources: [TopicPartition], _ body: (OpaqueList) -> Void) {
        let list = Self.list(Dictionary(sources.map { ($0, Int64(RD_KAFKA_OFFSET_INVALID)) }, uniquingKeysWith: { $1 }))
        defer { rd_kafka_topic_partition_list_destroy(list) }
        body(list)
    }
}
