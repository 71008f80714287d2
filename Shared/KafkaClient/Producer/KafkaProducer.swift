import CLibrdkafka
import Dispatch
import Synchronization

/// Sends batches in order and reports the positions that the broker gave the messages.
///
/// Idempotent with `acks=all` and no message timeout: librdkafka retries for as long as it takes and keeps the order,
/// so that a reader never sees a number before its predecessor. Readers drop repeats by number.
public final class KafkaProducer: Sendable {
    private let handle: ClientHandle
    private let tracker: DeliveryTracker
    private let isClosed = Mutex(false)
    private let known = Mutex<Set<String>>([])
    private let topicHandles: ProducerTopics
    private let use: Use
    /// Each flush occupies a thread until its batch has arrived.
    private let flushes = DispatchQueue(label: "doorstroom.kafka.flush", attributes: .concurrent)

    /// How the messages come.
    public enum Use: Sendable, CaseIterable {
        /// Few at a time, from many callers at once.
        case requests
        /// One caller sends batch after batch, each message of which waits for the last one.
        ///
        /// While an idempotent producer waits for answers, librdkafka polls without a pause when messages could leave
        /// that may not yet. Messages that linger until their batch is flushed give no cause.
        case batches

        /// In milliseconds. With `batches` it bounds the wait of a message whose batch is larger than the queue.
        fileprivate var linger: String {
            switch self {
            case .requests: "0"
            case .batches: "200"
            }
        }
    }

    public init(_ configuration: KafkaConfiguration, for use: Use = .requests) throws(KafkaError) {
        self.use = use
        let tracker = DeliveryTracker()
        self.tracker = tracker
        self.handle = try ClientHandle(
            type: RD_KAFKA_PRODUCER, configuration,
            defaults: [
                "enable.idempotence": "true", "acks": "all", "message.timeout.ms": "0", "linger.ms": use.linger,
                "partitioner": "murmur2_random", "queue.buffering.max.messages": "200000",
                "queue.buffering.max.kbytes": "65536", "reconnect.backoff.ms": "50",
                "reconnect.backoff.max.ms": "1000",
                // A missing topic is reported soon: messages to it wait that long.
                "retry.backoff.ms": "50", "topic.metadata.propagation.max.ms": "5000", "log_level": "0",
            ], deliveries: tracker, prepare: Self.hearDeliveries)
        self.topicHandles = ProducerTopics(self.handle)
        self.startPolling(label: configuration.clientId)
    }

    /// Runs on the polling thread below.
    private static func hearDeliveries(_ configuration: OpaquePointer) {
        rd_kafka_conf_set_dr_msg_cb(configuration) { _, message, opaque in
            guard let message = message?.pointee, let context = ClientContext.of(opaque) else { return }
            if message.err == RD_KAFKA_RESP_ERR_NO_ERROR {
                context.watch.answered()
                let delivery = KafkaDelivery(partition: message.partition, offset: message.offset)
                context.deliveries?.report(opaque: message._private, result: .success(delivery))
            } else {
                let topic = message.rkt.map { String(cString: rd_kafka_topic_name($0)) }
                let error = context.error(message.err, .delivery, topic: topic, partition: message.partition)
                context.deliveries?.report(opaque: message._private, result: .failure(error))
            }
        }
    }

    /// One thread serves the delivery reports; it waits inside librdkafka.
    private func startPolling(label: String) {
        DispatchQueue(label: "doorstroom.kafka.producer.\(label)").async { [handle, weak self] in
            while true {
                rd_kafka_poll(handle.pointer, 100)
                guard let self, !self.isClosed.withLock({ $0 }) else { return }
            }
        }
    }

    /// Sends the messages in this order and waits until the broker has all of them.
    ///
    /// - Returns: the position of each message, in the same order.
    /// - Throws: `KafkaError`; some of the messages may have arrived nevertheless.
    @discardableResult
    public func send(_ messages: [KafkaMessage]) async throws -> [KafkaDelivery] {
        try await self.deliver(messages).complete()
    }

    /// The same for a batch.
    @discardableResult
    public func send(_ batch: MessageBatch) async throws -> [KafkaDelivery] {
        try await self.deliver(batch).complete()
    }

    /// Sends the messages in this order and waits until the broker has each one or it has failed. A topic that the
    /// broker refuses does not hold up the others.
    public func deliver(_ messages: [KafkaMessage]) async throws -> DeliveryReport {
        try await self.produce(SeparateMessages(messages))
    }

    /// The same for a batch; the report gives the position of each message in its order.
    public func deliver(_ batch: MessageBatch) async throws -> DeliveryReport {
        try await self.produce(batch)
    }

    private func produce(_ messages: some OutgoingMessages) async throws -> DeliveryReport {
        guard messages.count > 0 else { return DeliveryReport(deliveries: []) }
        precondition(messages.count <= DeliveryTracker.maximumBatch)
        let topics = await self.topics(messages.topics)
        let ticket = self.tracker.open(count: messages.count)
        for index in 0..<messages.count {
            let opaque = DeliveryTracker.opaque(ticket: ticket, index: index)
            let topic: TopicHandle
            switch topics[messages.topic(of: index)] {
            case .success(let handle): topic = handle
            case .failure(let refusal):
                self.tracker.report(opaque: opaque, result: .failure(refusal))
                continue
            }
            var error = messages.produce(index, to: topic, of: self.handle, opaque: opaque)
            while error == RD_KAFKA_RESP_ERR__QUEUE_FULL, !self.isClosed.withLock({ $0 }), !Task.isCancelled {
                // The queue drains at the broker's pace; the caller waits with it.
                try? await Task.sleep(for: .milliseconds(2))
                error = messages.produce(index, to: topic, of: self.handle, opaque: opaque)
            }
            if error != RD_KAFKA_RESP_ERR_NO_ERROR {
                let failure = self.handle.fatalError ?? self.handle.context.error(error, .produce, topic: topic.name)
                if failure.isOfTopic, error != RD_KAFKA_RESP_ERR__QUEUE_FULL {
                    self.tracker.report(opaque: opaque, result: .failure(failure))
                    continue
                }
                self.tracker.abandon(ticket: ticket, count: messages.count - index, error: failure)
                break
            }
        }
        if self.use == .batches {
            if messages.size > Self.requestSize {
                self.flushLater(ticket)
            } else {
                self.flush(ticket)
            }
        }
        return await self.explained(try await self.tracker.wait(ticket: ticket))
    }

    /// The handles of topics, or why nothing can be written to them.
    private func topics(_ names: [String]) async -> [Result<TopicHandle, KafkaError>] {
        let refused = await self.learn(names)
        return names.map { name in
            if let refusal = refused[name] { return .failure(refusal) }
            do throws(KafkaError) {
                return .success(try self.topicHandles.handle(of: name))
            } catch {
                return .failure(error)
            }
        }
    }

    /// Lets the messages of a batch leave at once, until all are reported or nobody waits for them any more.
    private func flush(_ ticket: UInt) {
        self.flushes.async {
            while self.isUnderWay(ticket) { rd_kafka_flush(self.handle.pointer, 100) }
        }
    }

    /// Flushes a large batch when no more reports come. Its full requests leave by themselves, and during a flush
    /// librdkafka would poll without a pause for the messages behind them.
    /// - Parameter before: how many messages were not reported a moment ago; at first any number counts as fewer.
    private func flushLater(_ ticket: UInt, behind before: Int = .max) {
        self.flushes.asyncAfter(deadline: .now() + Self.flushPause) {
            guard self.isUnderWay(ticket) else { return }
            let left = self.tracker.remaining(ticket)
            if left < before { self.flushLater(ticket, behind: left) } else { self.flush(ticket) }
        }
    }

    private func isUnderWay(_ ticket: UInt) -> Bool {
        self.tracker.remaining(ticket) > 0 && !self.isClosed.withLock { $0 }
    }

    private static let flushPause = DispatchTimeInterval.milliseconds(5)
    /// Less than librdkafka puts into one request (`batch.size`), in bytes.
    private static let requestSize = 500_000

    /// Replaces "partition unknown" with the missing right: librdkafka sees no partitions in a topic that we may not
    /// see.
    private func explained(_ report: DeliveryReport) async -> DeliveryReport {
        var report = report
        for (topic, failure) in report.failures where failure.code == .topicUnknown {
            if let refusal = await self.refusal(of: topic) { report.explain(refusal) }
        }
        return report
    }

    /// Why we may not write to a topic, when that shows before writing.
    private func refusal(of topic: String) async -> KafkaError? {
        let handle = self.handle
        do {
            _ = try await TimedCall.run(handle, waitMilliseconds: Self.askMilliseconds) { () throws(KafkaError) in
                try handle.replicas(of: topic, timeoutMilliseconds: Self.askMilliseconds)
            }
            return nil
        } catch {
            guard error.code == .topicAuthorization else { return nil }
            return handle.context.error(RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, .delivery, topic: topic)
        }
    }

    private static let askMilliseconds: Int32 = 1_000

    /// Asks for the leaders of topics that this producer has not sent to yet.
    ///
    /// Otherwise librdkafka 2.0 notices a new topic at the next tick of its clock, and the first message to every topic
    /// waits up to a second. A failure does no harm: the messages then wait that long.
    ///
    /// - Returns: the topics that we may not see, and so not write to. librdkafka keeps messages for them until they
    ///   expire, which without a message timeout is never.
    private func learn(_ topics: [String]) async -> [String: KafkaError] {
        let new = self.known.withLock { known in Set(topics).subtracting(known) }
        guard !new.isEmpty, let listed = try? await self.topics(waitMilliseconds: Self.askMilliseconds) else {
            return [:]
        }
        var refused: [String: KafkaError] = [:]
        for topic in new where listed[topic] == nil { refused[topic] = await self.refusal(of: topic) }
        self.known.withLock { [refused] known in known.formUnion(new.filter { refused[$0] == nil }) }
        return refused
    }

    /// Asks the broker again for the topics that we may see. Topics that were refused before are tried again after it.
    public func topics(waitMilliseconds: Int32 = 2_000) async throws -> [String: Int] {
        let handle = self.handle
        return try await TimedCall.run(handle, waitMilliseconds: waitMilliseconds) { () throws(KafkaError) in
            try handle.topics(timeoutMilliseconds: waitMilliseconds)
        }
    }

    /// `nil` while the client works; otherwise the error after which it has to be replaced.
    public var fatalError: KafkaError? { self.handle.fatalError }

    /// Gives up undelivered messages and stops. The journal repeats everything unsent later.
    public func close() {
        guard
            !self.isClosed.withLock({ closed in
                defer { closed = true }
                return closed
            })
        else { return }
        rd_kafka_purge(self.handle.pointer, Int32(RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT))
        self.tracker.close()
    }
}
