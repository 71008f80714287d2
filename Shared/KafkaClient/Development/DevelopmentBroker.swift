import CLibrdkafka
import Glibc

/// librdkafka's mock cluster as a broker for development and tests.
///
/// It loses everything when its process ends, and keeps 5 MiB or 100,000 batches per partition while it runs.
public final class DevelopmentBroker {
    private let handle: ClientHandle
    private let cluster: OpaquePointer

    public let bootstrapServers: String
    /// Holds the broker's port while the broker is down.
    private var heldPort: LoopbackPort?

    /// Starts a one-broker cluster on 127.0.0.1, on a port that it picks itself.
    public init() throws(KafkaError) {
        let configuration = KafkaConfiguration(bootstrapServers: "", clientId: "development-broker")
        self.handle = try ClientHandle(type: RD_KAFKA_PRODUCER, configuration, defaults: ["log_level": "0"])
        guard let cluster = rd_kafka_mock_cluster_new(self.handle.pointer, 1) else {
            throw KafkaError(.configuration, "the development broker could not start")
        }
        self.cluster = cluster
        self.bootstrapServers = String(cString: rd_kafka_mock_cluster_bootstraps(cluster))
    }

    deinit {
        rd_kafka_mock_cluster_destroy(self.cluster)
    }

    public func create(_ topic: String, partitions: Int = 1) throws(KafkaError) {
        let error = self.request { rd_kafka_mock_topic_create($0, topic, Int32(partitions), 1) }
        guard error == RD_KAFKA_RESP_ERR_NO_ERROR || error == RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS else {
            throw self.handle.context.error(error, .createTopic, topic: topic)
        }
    }

    /// Answers requests for this topic as if it did not exist, or again with everything that it holds.
    public func hide(_ topic: String, _ isHidden: Bool = true) {
        let error = isHidden ? RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART : RD_KAFKA_RESP_ERR_NO_ERROR
        self.request { rd_kafka_mock_topic_set_error($0, topic, error) }
    }

    /// Takes the leader of a partition away, or restores it: without one, every client learns that the partition has no
    /// leader.
    public func lead(_ source: TopicPartition, _ isLed: Bool) {
        _ = self.request { rd_kafka_mock_partition_set_leader($0, source.topic, source.partition, isLed ? 1 : -1) }
    }

    /// Denies clients the right to see this topic, or grants it again.
    public func forbid(_ topic: String, _ isForbidden: Bool = true) {
        let error = isForbidden ? RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED : RD_KAFKA_RESP_ERR_NO_ERROR
        self.request { rd_kafka_mock_topic_set_error($0, topic, error) }
    }

    /// Requests that the broker can be made to refuse for a missing right, by their numbers in Kafka's protocol.
    public enum Request: Int16, Sendable {
        case produce = 0
        case fetch = 1
        case offsets = 2
        case commit = 8

        fileprivate var refusal: rd_kafka_resp_err_t {
            self == .commit
                ? RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED : RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED
        }
    }

    /// Refuses the next requests of one kind, whatever topic they are about.
    public func refuse(_ request: Request, times: Int) {
        let errors = [rd_kafka_resp_err_t](repeating: request.refusal, count: times)
        rd_kafka_mock_push_request_errors_array(self.cluster, request.rawValue, errors.count, errors)
    }

    /// Delays every answer by that long.
    public func slowDown(toMilliseconds milliseconds: Int32) {
        _ = self.request { rd_kafka_mock_broker_set_rtt($0, -1, milliseconds) }
    }

    /// Cuts all connections and accepts none until `bringUp`.
    ///
    /// The port is held meanwhile: the system may give a free port to any other connection, and the mock aborts the
    /// whole process when it cannot have its own port again.
    public func takeDown() {
        self.request { cluster in
            _ = rd_kafka_mock_broker_set_down(cluster, 1)
            self.heldPort = self.port
        }
    }

    /// Waits, up to a minute, if another connection got the port between its release by the mock and our hold on it.
    public func bringUp() {
        for _ in 0..<600 where self.heldPort == nil {
            usleep(100_000)
            self.heldPort = self.port
        }
        // A port that is only held does not keep the mock from listening on it.
        _ = self.request { rd_kafka_mock_broker_set_up($0, 1) }
        self.heldPort = nil
    }

    /// Sends a request to the mock's thread, and waits a moment, so that the next one is served at once.
    ///
    /// The thread answers a request before it empties the pipe that wakes it. A request that arrives in between loses
    /// its wake-up and waits until the thread looks again, a second later.
    private func request<Answer>(_ send: (OpaquePointer) -> Answer) -> Answer {
        defer { usleep(1_000) }
        return send(self.cluster)
    }

    private var port: LoopbackPort? {
        self.bootstrapServers.split(separator: ":").last.flatMap { Int($0) }.flatMap { LoopbackPort($0) }
    }
}
