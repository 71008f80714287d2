import CLibrdkafka
import ThreadExecution

/// Creates and changes topics, rights and settings where the broker has the admin API; the development broker has not.
///
/// Each request is checked as a whole before any of it is written.
public actor KafkaAdmin {
    private let executor: QueueExecutor
    let handle: ClientHandle

    public nonisolated var unownedExecutor: UnownedSerialExecutor { self.executor.asUnownedSerialExecutor() }

    public init(_ configuration: KafkaConfiguration) throws(KafkaError) {
        self.executor = QueueExecutor(label: "doorstroom.kafka.admin.\(configuration.clientId)")
        self.handle = try ClientHandle(type: RD_KAFKA_PRODUCER, configuration, defaults: ["log_level": "0"])
    }

    private static let metadataMilliseconds: Int32 = 5_000
    private static let requestMilliseconds: Int32 = 15_000

    public func topics() throws(KafkaError) -> [String: Int] {
        try self.handle.topics(timeoutMilliseconds: Self.metadataMilliseconds)
    }

    /// Whether this broker accepts admin requests; the development broker does not.
    public func isServed() throws(KafkaError) -> Bool {
        do {
            try self.handle.requireController(timeoutMilliseconds: Self.metadataMilliseconds)
            return true
        } catch {
            guard error.code == .unsupported else { throw error }
            return false
        }
    }

    /// The number of brokers that keep each partition of a topic.
    /// - Throws: `topicUnknown`, or `topicAuthorization` for a topic that we may not see.
    public func replicas(of topic: String) throws(KafkaError) -> [Int] {
        try self.handle.replicas(of: topic, timeoutMilliseconds: Self.metadataMilliseconds)
    }

    /// Creates the topics that do not exist.
    /// - Returns: the names of the topics created.
    /// - Throws: `KafkaError`, `unsupported` when the broker has no admin API.
    @discardableResult
    public func create(_ definitions: [TopicDefinition]) throws(KafkaError) -> [String] {
        guard !definitions.isEmpty else { return [] }
        for definition in definitions { try definition.check() }
        var topics: [OpaquePointer?] = []
        defer { for topic in topics { rd_kafka_NewTopic_destroy(topic) } }
        for definition in definitions {
            var text = [CChar](repeating: 0, count: 256)
            guard
                let topic = rd_kafka_NewTopic_new(
                    definition.name, Int32(definition.partitions), Int32(definition.replication), &text, text.count)
            else { throw KafkaError(.configuration, String(nullTerminated: text), topic: definition.name) }
            topics.append(topic)
            for (name, value) in definition.configuration.sorted(by: { $0.key < $1.key }) {
                _ = rd_kafka_NewTopic_set_config(topic, name, value)
            }
        }
        let results = try self.request(
            RD_KAFKA_ADMIN_OP_CREATETOPICS, .createTopic, &topics, send: rd_kafka_CreateTopics
        ) { event in
            var count = 0
            let result = rd_kafka_event_CreateTopics_result(event)
            return AdminResult.list(rd_kafka_CreateTopics_result_topics(result, &count), count)
        }
        var made: [String] = []
        for result in results {
            switch result.error {
            case RD_KAFKA_RESP_ERR_NO_ERROR: made.append(result.name)
            case RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS: break
            default: throw self.error(result, .createTopic)
            }
        }
        return made
    }

    public func delete(_ names: [String]) throws(KafkaError) {
        guard !names.isEmpty else { return }
        var topics: [OpaquePointer?] = names.map { rd_kafka_DeleteTopic_new($0) }
        defer { for topic in topics { rd_kafka_DeleteTopic_destroy(topic) } }
        let results = try self.request(
            RD_KAFKA_ADMIN_OP_DELETETOPICS, .deleteTopic, &topics, send: rd_kafka_DeleteTopics
        ) { event in
            var count = 0
            let result = rd_kafka_event_DeleteTopics_result(event)
            return AdminResult.list(rd_kafka_DeleteTopics_result_topics(result, &count), count)
        }
        for result in results where result.error != RD_KAFKA_RESP_ERR_NO_ERROR {
            guard result.error == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART else {
                throw self.error(result, .deleteTopic)
            }
        }
    }

    // MARK: Requests

    func error(_ result: AdminResult, _ operation: KafkaOperation) -> KafkaError {
        self.handle.error(
            result.error, operation, topic: result.name.isEmpty ? nil : result.name,
            text: result.text.map { "\(operation.rawValue): \($0)" })
    }

    /// Sends one request to the controller and reads its answer.
    func request<Answer>(
        _ code: rd_kafka_admin_op_t, _ operation: KafkaOperation, _ items: inout [OpaquePointer?],
        send: (OpaquePointer?, UnsafeMutablePointer<OpaquePointer?>?, Int, OpaquePointer?, OpaquePointer?) -> Void,
        read: (OpaquePointer?) -> [Answer]
    ) throws(KafkaError) -> [Answer] {
        let waitMilliseconds = Self.requestMilliseconds
        try self.handle.requireController(timeoutMilliseconds: waitMilliseconds)
        let options = rd_kafka_AdminOptions_new(self.handle.pointer, code)
        defer { rd_kafka_AdminOptions_destroy(options) }
        var text = [CChar](repeating: 0, count: 256)
        _ = rd_kafka_AdminOptions_set_request_timeout(options, waitMilliseconds, &text, text.count)
        let queue = rd_kafka_queue_new(self.handle.pointer)
        defer { rd_kafka_queue_destroy(queue) }
        send(self.handle.pointer, &items, items.count, options, queue)
        guard let event = rd_kafka_queue_poll(queue, waitMilliseconds + 1_000) else {
            self.handle.serve()
            throw self.handle.context.noAnswer("\(operation.rawValue): the broker did not answer")
        }
        defer { rd_kafka_event_destroy(event) }
        let error = rd_kafka_event_error(event)
        guard error == RD_KAFKA_RESP_ERR_NO_ERROR else {
            let words = rd_kafka_event_error_string(event).map { String(cString: $0) }
            throw self.error(AdminResult(name: "", error: error, text: words), operation)
        }
        return read(event)
    }
}
