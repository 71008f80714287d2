import CLibrdkafka

/// An error between us and the broker, classified by what a caller can do about it.
public struct KafkaError: Error, Sendable, CustomStringConvertible {
    public enum Code: Sendable, Equatable {
        /// A property is unknown or has a value that librdkafka refuses.
        case configuration
        /// The broker is away or slow; trying again is right.
        case transport
        /// The broker does not accept the user or its password; only an operator can help.
        case authentication
        /// The encrypted connection fails because of a certificate, its name, or a listener that speaks no TLS.
        case encryption
        /// A right to this topic is missing.
        case topicAuthorization
        case groupAuthorization
        /// A right to the cluster is missing, such as the right to create topics or to grant rights.
        case clusterAuthorization
        /// The offset we hold lies outside the log: the log was shortened, or it is a different log.
        case offsetOutOfRange
        case topicUnknown
        /// Everything was read; reported only with `enable.partition.eof`.
        case endOfPartition
        /// The broker does not know this request (the development broker has no admin API).
        case unsupported
        case messageTooLarge
        /// The broker has no authorizer: every user may do everything.
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

    public var isRetriable: Bool { self.code == .transport || self.code == .topicUnknown }

    /// Whether an operator has to grant a right or correct a user; until then, trying again changes nothing.
    public var isOfRights: Bool {
        switch self.code {
        case .authentication, .topicAuthorization, .groupAuthorization, .clusterAuthorization: true
        default: false
        }
    }

    /// Whether the error concerns one topic only, such as a missing right to it; messages for other topics go through.
    public var isOfTopic: Bool {
        guard self.topic != nil else { return false }
        switch self.code {
        case .transport, .fatal, .closed, .configuration, .authentication, .encryption, .groupAuthorization,
            .clusterAuthorization:
            return false
        default: return true
        }
    }

    public var description: String {
        let place = self.topic.map { " (\($0)\(self.partition.map { "/\($0)" } ?? ""))" } ?? ""
        let isNamed = self.topic.map { self.message.contains("«\($0)»") } ?? false
        return "Kafka: \(self.message)\(isNamed ? "" : place)"
    }
}

extension KafkaError.Code {
    init(_ error: rd_kafka_resp_err_t) {
        switch error {
        case RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET, RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE: self = .offsetOutOfRange
        case RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC, RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION,
            RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART:
            self = .topicUnknown
        case RD_KAFKA_RESP_ERR__TRANSPORT, RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN, RD_KAFKA_RESP_ERR__TIMED_OUT,
            RD_KAFKA_RESP_ERR__RESOLVE, RD_KAFKA_RESP_ERR__MSG_TIMED_OUT, RD_KAFKA_RESP_ERR__TIMED_OUT_QUEUE,
            RD_KAFKA_RESP_ERR__WAIT_COORD, RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT, RD_KAFKA_RESP_ERR_NETWORK_EXCEPTION,
            RD_KAFKA_RESP_ERR_BROKER_NOT_AVAILABLE, RD_KAFKA_RESP_ERR_NOT_CONTROLLER:
            self = .transport
        // A partition moves: it has no new leader yet, or the leader does not know yet what the partition holds.
        case RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION, RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE,
            RD_KAFKA_RESP_ERR_REPLICA_NOT_AVAILABLE, RD_KAFKA_RESP_ERR_FENCED_LEADER_EPOCH,
            RD_KAFKA_RESP_ERR_UNKNOWN_LEADER_EPOCH, RD_KAFKA_RESP_ERR_OFFSET_NOT_AVAILABLE,
            RD_KAFKA_RESP_ERR_KAFKA_STORAGE_ERROR, RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS,
            RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS_AFTER_APPEND, RD_KAFKA_RESP_ERR_COORDINATOR_NOT_AVAILABLE,
            RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS, RD_KAFKA_RESP_ERR_NOT_COORDINATOR:
            self = .transport
        case RD_KAFKA_RESP_ERR__AUTHENTICATION, RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED,
            RD_KAFKA_RESP_ERR_UNSUPPORTED_SASL_MECHANISM, RD_KAFKA_RESP_ERR_ILLEGAL_SASL_STATE:
            self = .authentication
        case RD_KAFKA_RESP_ERR__PARTITION_EOF: self = .endOfPartition
        case RD_KAFKA_RESP_ERR__SSL: self = .encryption
        case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED: self = .topicAuthorization
        case RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED: self = .groupAuthorization
        case RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED: self = .clusterAuthorization
        case RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE, RD_KAFKA_RESP_ERR_UNSUPPORTED_VERSION: self = .unsupported
        case RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE, RD_KAFKA_RESP_ERR_INVALID_MSG_SIZE,
            RD_KAFKA_RESP_ERR_RECORD_LIST_TOO_LARGE:
            self = .messageTooLarge
        case RD_KAFKA_RESP_ERR_SECURITY_DISABLED: self = .securityDisabled
        case RD_KAFKA_RESP_ERR__FATAL: self = .fatal
        case RD_KAFKA_RESP_ERR__DESTROY, RD_KAFKA_RESP_ERR__PURGE_QUEUE, RD_KAFKA_RESP_ERR__PURGE_INFLIGHT:
            self = .closed
        default: self = .other
        }
    }
}
