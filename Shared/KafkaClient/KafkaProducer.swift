import CLibrdkafka
import Dispatch
import Synchronization

/// Sends batches in order and says where the broker put them.
///
/// Idempotent with `acks=all` and no message timeout: librdkafka repeats for as long as it takes and keeps the order,
/// so that a reader never sees a number before its predecessor. Readers drop repeats by number.
public final class KafkaProducer: Sendable {
    private let handle: ClientHandle
    private let tracker: DeliveryTracker
    private let isClosed = Mutex(false)
    private let known = Mutex<Set<String>>([])

    public init(_ configuration: KafkaConfiguration) throws(KafkaError) {
        let conf = try configuration.makeHandle(defaults: [
            "enable.idempotence": "true", "acks": "all", "message.timeout.ms": "0", "linger.ms": "0",
            "partitioner": "murmur2_random", "queue.buffering.max.messages": "200000",
            "queue.buffering.max.kbytes": "65536", "reconnect.backoff.ms": "50", "reconnect.backoff.max.ms": "1000",
            // A topic that is not there is told soon: who sends to it waits that long.
            "retry.backoff.ms": "50", "topic.metadata.propagation.max.ms": "5000", "log_level": "0",
        ])
        let tracker = DeliveryTracker()
        rd_kafka_conf_set_opaque(conf, Unmanaged.passUnretained(tracker).toOpaque())
        // Runs on the polling thread below; the tracker outlives the handle, which retains it.
        rd_kafka_conf_set_dr_msg_cb(conf) { _, message, opaque in
            guard let message = message?.pointee, let opaque else { return }
            let tracker = Unmanaged<DeliveryTracker>.fromOpaque(opaque).takeUnretainedValue()
            if message.err == RD_KAFKA_RESP_ERR_NO_ERROR {
                let delivery = KafkaDelivery(partition: message.partition, offset: message.offset)
                tracker.report(opaque: message._private, result: .success(delivery))
            } else {
                let topic = message.rkt.map { String(cString: rd_kafka_topic_name($0)) }
                let error = KafkaError(message.err, topic: topic, partition: message.partition, context: "delivery")
                tracker.report(opaque: message._private, result: .failure(error))
            }
        }
        self.tracker = tracker
        self.handle = try ClientHandle(type: RD_KAFKA_PRODUCER, configuration: conf, retaining: tracker)
        self.startPolling(label: configuration.clientId)
    }

    /// Delivery reports are served by one thread that waits inside librdkafka.
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
    /// - Returns: the place of each, in the same order.
    /// - Throws: `KafkaError`; some of the messages may have arrived nevertheless.
    @discardableResult
    public func send(_ messages: [KafkaMessage]) async throws -> [KafkaDelivery] {
        let report = try await self.deliver(messages)
        if let error = report.error { throw error }
        return report.deliveries.compactMap { $0 }
    }

    /// Sends the messages in this order and waits until each is with the broker or has failed. One topic that the broker
    /// refuses keeps nothing from the others.
    public func deliver(_ messages: [KafkaMessage]) async throws -> DeliveryReport {
        guard !messages.isEmpty else { return DeliveryReport(deliveries: []) }
        precondition(messages.count <= DeliveryTracker.maximumBatch)
        await self.learnTopics(of: messages)
        let ticket = self.tracker.open(count: messages.count)
        // By index: a copy of a message counts its references.
        for index in messages.indices {
            let opaque = DeliveryTracker.opaque(ticket: ticket, index: index)
            var error = self.produce(messages[index], opaque: opaque)
            while error == RD_KAFKA_RESP_ERR__QUEUE_FULL, !self.isClosed.withLock({ $0 }), !Task.isCancelled {
                // The queue drains at the broker's pace; the caller waits with it.
                try? await Task.sleep(for: .milliseconds(2))
                error = self.produce(messages[index], opaque: opaque)
            }
            if error != RD_KAFKA_RESP_ERR_NO_ERROR {
                let topic = messages[index].topic
                let failure = self.handle.fatalError ?? KafkaError(error, topic: topic, context: "produce")
                if failure.isOfTopic, error != RD_KAFKA_RESP_ERR__QUEUE_FULL {
                    self.tracker.report(opaque: opaque, result: .failure(failure))
                    continue
                }
                self.tracker.abandon(ticket: ticket, count: messages.count - index, error: failure)
                break
            }
        }
        return try await self.tracker.wait(ticket: ticket)
    }

    /// Asks for the leaders of topics that this producer has not sent to yet.
    ///
    /// Left to itself librdkafka 2.0 notices a new topic with the next tick of its clock: the first message to every
    /// topic waits up to a second. Failing does no harm: then it waits that long.
    private func learnTopics(of messages: [KafkaMessage]) async {
        let isNew = self.known.withLock { known in
            // Mostly two topics in turn: an event's and its feedback's.
            var last = ("", "")
            var isNew = false
            for message in messages where message.topic != last.0 && message.topic != last.1 {
                last = (message.topic, last.0)
                if known.insert(message.topic).inserted { isNew = true }
            }
            return isNew
        }
        guard isNew else { return }
        _ = try? await self.topics(waitMilliseconds: 1_000)
    }

    private func produce(_ message: KafkaMessage, opaque: UnsafeMutableRawPointer?) -> rd_kafka_resp_err_t {
        let partition = message.partition ?? -1
        return message.key.withUnsafeBytes { key in
            message.value.withUnsafeBytes { value in
                if !message.headers.isEmpty {
                    return self.produce(message, key: key, value: value, partition: partition, opaque: opaque)
                }
                let type = message.contentType
                return doorstroom_produce(
                    self.handle.pointer, message.topic, partition, key.baseAddress, key.count, value.baseAddress,
                    value.count, type.map { UnsafeRawPointer($0.utf8Start).assumingMemoryBound(to: CChar.self) },
                    type?.utf8CodeUnitCount ?? 0, opaque)
            }
        }
    }

    private func produce(
        _ message: KafkaMessage, key: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer, partition: Int32,
        opaque: UnsafeMutableRawPointer?
    ) -> rd_kafka_resp_err_t {
        // Names and values are laid out end to end in one buffer each, so that plain pointers into them suffice.
        let names = message.headers.map { Array($0.name.utf8CString) }
        let nameBytes = names.flatMap { $0 }
        let valueBytes = message.headers.flatMap(\.value) + [0]
        return nameBytes.withUnsafeBufferPointer { nameBuffer in
            valueBytes.withUnsafeBytes { valueBuffer in
                var namePointers: [UnsafePointer<CChar>?] = []
                var valuePointers: [UnsafeRawPointer?] = []
                var nameOffset = 0
                var valueOffset = 0
                for (header, name) in zip(message.headers, names) {
                    namePointers.append(nameBuffer.baseAddress.map { $0 + nameOffset })
                    valuePointers.append(valueBuffer.baseAddress.map { $0 + valueOffset })
                    nameOffset += name.count
                    valueOffset += header.value.count
                }
                return doorstroom_produce_headers(
                    self.handle.pointer, message.topic, partition, key.baseAddress, key.count, value.baseAddress,
                    value.count, message.headers.count, namePointers, valuePointers, message.headers.map(\.value.count),
                    opaque)
            }
        }
    }

    /// The topics that the broker lets us know of, asked anew: what was refused before is tried again after it.
    public func topics(waitMilliseconds: Int32 = 2_000) async throws -> [String: Int] {
        let handle = self.handle
        return try await TimedCall.run(waitMilliseconds: waitMilliseconds) { () throws(KafkaError) in
            try handle.topics(timeoutMilliseconds: waitMilliseconds)
        }
    }

    /// `nil` while the client can go on; the error after which it has to be made anew.
    public var fatalError: KafkaError? { self.handle.fatalError }

    /// Gives up what is not delivered yet and stops. Everything unsent is repeated from the journal later.
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
