import CLibrdkafka

/// Owns one `rd_kafka_t`.
///
/// `@unchecked Sendable`: librdkafka documents every call on `rd_kafka_t` as thread-safe; the pointer itself never
/// changes, and `rd_kafka_destroy` runs once, when the last owner lets go.
final class ClientHandle: @unchecked Sendable {
    let pointer: OpaquePointer
    /// The object that C callbacks point to; it lives as long as the handle.
    let context: ClientContext
    /// Optional properties that this library does not know.
    let lacking: Set<String>

    /// - Parameter prepare: sets the callbacks of one kind of client.
    init(
        type: rd_kafka_type_t, _ configuration: KafkaConfiguration, defaults: [String: String],
        optional: [String: String] = [:], deliveries: DeliveryTracker? = nil,
        prepare: (OpaquePointer) -> Void = { _ in }
    ) throws(KafkaError) {
        let made = try configuration.makeHandle(defaults: defaults, optional: optional)
        self.context = ClientContext(user: configuration.user, deliveries: deliveries)
        self.lacking = made.lacking
        self.context.attach(to: made.pointer)
        prepare(made.pointer)
        var text = [CChar](repeating: 0, count: 512)
        guard let pointer = rd_kafka_new(type, made.pointer, &text, text.count) else {
            // The configuration stays ours only when rd_kafka_new fails.
            rd_kafka_conf_destroy(made.pointer)
            throw KafkaError(.configuration, String(nullTerminated: text))
        }
        self.pointer = pointer
    }

    deinit {
        rd_kafka_destroy(self.pointer)
    }

    /// Runs the callbacks of pending events, without waiting.
    func serve() {
        rd_kafka_poll(self.pointer, 0)
    }

    /// The error of a failed call, with the broker errors reported while it ran.
    func error(
        _ error: rd_kafka_resp_err_t, _ operation: KafkaOperation, topic: String? = nil, partition: Int32? = nil,
        text: String? = nil
    ) -> KafkaError {
        self.serve()
        return self.context.error(error, operation, topic: topic, partition: partition, text: text)
    }

    /// The fatal error of an idempotent producer, if it had one.
    var fatalError: KafkaError? {
        var text = [CChar](repeating: 0, count: 512)
        let error = rd_kafka_fatal_error(self.pointer, &text, text.count)
        guard error != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
        let failure = self.context.error(error, .produce, text: String(nullTerminated: text))
        return KafkaError(failure.isOfRights ? failure.code : .fatal, failure.message)
    }

    /// The cluster's own id, or `nil` when no broker answered in time.
    func clusterId(timeoutMilliseconds: Int32) -> String? {
        guard let text = rd_kafka_clusterid(self.pointer, timeoutMilliseconds) else { return nil }
        defer { rd_kafka_mem_free(self.pointer, text) }
        return String(cString: text)
    }

    /// Checks that the controller exists, to which admin requests go. The development broker has no admin API and names
    /// a controller that does not exist; librdkafka would wait for it in vain.
    func requireController(timeoutMilliseconds: Int32) throws(KafkaError) {
        let controller = rd_kafka_controllerid(self.pointer, timeoutMilliseconds)
        let isKnown = try self.metadata(timeoutMilliseconds) { metadata in
            metadata.brokers.contains { $0.id == controller }
        }
        guard controller >= 0 else { throw KafkaError(.transport, "the cluster has no controller at the moment") }
        guard isKnown else {
            throw KafkaError(.unsupported, "this broker has no admin API: it makes topics by itself")
        }
    }
}
