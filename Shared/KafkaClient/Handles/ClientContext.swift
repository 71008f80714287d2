import CLibrdkafka

/// The state behind the C callbacks of one client, which share one opaque pointer.
final class ClientContext: Sendable {
    /// The name under which the broker knows this client, such as `user «registration»`.
    let user: String
    let watch = BrokerWatch()
    let deliveries: DeliveryTracker?

    init(user: String, deliveries: DeliveryTracker? = nil) {
        self.user = user
        self.deliveries = deliveries
    }

    static func of(_ opaque: UnsafeMutableRawPointer?) -> ClientContext? {
        opaque.map { Unmanaged<ClientContext>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Makes this object the opaque pointer of a configuration's callbacks. The client's handle retains it for as long
    /// as they run.
    func attach(to configuration: OpaquePointer) {
        rd_kafka_conf_set_opaque(configuration, Unmanaged.passUnretained(self).toOpaque())
        // Without this callback librdkafka only writes such errors to its log.
        rd_kafka_conf_set_error_cb(configuration) { _, error, text, opaque in
            guard let context = ClientContext.of(opaque) else { return }
            let error = rd_kafka_resp_err_t(rawValue: error)
            context.watch.note(error, text.map { String(cString: $0) } ?? "", user: context.user)
        }
    }

    /// An error that names the operation, the user and, when no broker answered, the reason.
    /// - Parameter text: librdkafka's or the broker's own words, where they say more than the code.
    func error(
        _ error: rd_kafka_resp_err_t, _ operation: KafkaOperation, topic: String? = nil, partition: Int32? = nil,
        text: String? = nil
    ) -> KafkaError {
        let code = KafkaError.Code(error)
        let words = text ?? String(cString: rd_kafka_err2str(error))
        let message: String
        switch code {
        case .topicAuthorization:
            message = "\(self.user) has no right to \(operation.right) topic \(topic.map { "«\($0)»" } ?? "")"
        case .groupAuthorization:
            message = "\(self.user) has no right to its consumer group (Read): \(words)"
        case .clusterAuthorization:
            message = "\(self.user) has no right to the cluster for this: \(operation.rawValue): \(words)"
        case .authentication:
            message = "Kafka refuses \(self.user): \(words)"
        case .transport:
            return self.noAnswer("\(operation.rawValue): \(words)", topic: topic, partition: partition)
        default:
            message = text ?? "\(operation.rawValue): \(words)"
        }
        return KafkaError(code, message, topic: topic, partition: partition)
    }

    /// The error of a call without an answer. Its reason is the last error that the brokers reported, if any.
    func noAnswer(_ what: String, topic: String? = nil, partition: Int32? = nil) -> KafkaError {
        guard let reason = self.watch.reason else {
            return KafkaError(.transport, what, topic: topic, partition: partition)
        }
        let message = reason.code == .transport ? "\(what): \(reason.message)" : reason.message
        return KafkaError(reason.code, message, topic: topic, partition: partition)
    }
}
