import CLibrdkafka

/// What went wrong between us and the broker, by what a caller can do about it.
public struct KafkaError: Error, Sendable, CustomStringConvertible {
    public enum Code: Sendable, Equatable {
        /// A property is unknown or has a value that librdkafka refuses.
        case configuration
        /// The broker is away or slow; trying again is right.
        case transport
        /// The offset we hold lies outside the log: the log was shortened, or it is another log.
        case offsetOutOfRange
        case topicUnknown
        /// The broker does not know this request (the development broker has no admin API).
        case unsupported
        case messageTooLarge
        /// The broker has no authorizer: everybody may do everything.
        case securityDisabled
        /// The client instance is lost; make another.
        case fatal
        case closed
        case other
    }

    public let code: Code
    public let message: String
    public let topic: String?
    public let partition: Int32?

    public init(_ code: Code, _ message: String, topic: String? = nil, partition: Int32? = nil) {
        self.code = code
        self.message = message
        self.topic = topic
        self.partition = partition
    }

    init(_ error: rd_kafka_resp_err_t, topic: String? = nil, partition: Int32? = nil, context: String? = nil) {
        let text = String(cString: rd_kafka_err2str(error))
        self.init(
            Self.code(of: error), context.map { "\($0): \(text)" } ?? text, topic: topic, partition: partition)
    }

    public var isRetriable: Bool { self.code == .transport || self.code == .topicUnknown }

    /// Whether it says something of one topic only, such as a missing right to it: what is for others goes through.
    public var isOfTopic: Bool {
        self.topic != nil && ![.transport, .fatal, .closed, .configuration].contains(self.code)
    }

    public var description: String {
        let place = self.topic.map { " (\($0)\(self.partition.map { "/\($0)" } ?? ""))" } ?? ""
        return "Kafka: \(self.message)\(place)"
    }

    private static func code(of error: rd_kafka_resp_err_t) -> Code {
        switch error {
        case RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET, RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE: .offsetOutOfRange
        case RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC, RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION,
            RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART:
            .topicUnknown
        case RD_KAFKA_RESP_ERR__TRANSPORT, RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN, RD_KAFKA_RESP_ERR__TIMED_OUT,
            RD_KAFKA_RESP_ERR__RESOLVE, RD_KAFKA_RESP_ERR__MSG_TIMED_OUT, RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT,
            RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION, RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE,
            RD_KAFKA_RESP_ERR_COORDINATOR_NOT_AVAILABLE, RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS:
            .transport
        case RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE, RD_KAFKA_RESP_ERR_UNSUPPORTED_VERSION: .unsupported
        case RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE, RD_KAFKA_RESP_ERR_INVALID_MSG_SIZE,
            RD_KAFKA_RESP_ERR_RECORD_LIST_TOO_LARGE:
            .messageTooLarge
        case RD_KAFKA_RESP_ERR_SECURITY_DISABLED: .securityDisabled
        case RD_KAFKA_RESP_ERR__FATAL: .fatal
        case RD_KAFKA_RESP_ERR__DESTROY, RD_KAFKA_RESP_ERR__PURGE_QUEUE, RD_KAFKA_RESP_ERR__PURGE_INFLIGHT: .closed
        default: .other
        }
    }
}
