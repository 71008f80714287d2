import CLibrdkafka
import ThreadExecution

/// A topic to make.
public struct TopicDefinition: Sendable, Hashable {
    public let name: String
    public let partitions: Int
    /// How many brokers keep it; -1 is what the cluster itself prescribes (`default.replication.factor`).
    public let replication: Int
    public let configuration: [String: String]

    public init(_ name: String, partitions: Int = 1, replication: Int = -1, configuration: [String: String] = [:]) {
        self.name = name
        self.partitions = partitions
        self.replication = replication
        self.configuration = configuration
    }
}

/// One right of one principal.
public struct AccessRule: Sendable, Hashable {
    public enum Operation: String, Sendable {
        case read
        case write
        case describe
    }

    /// As `User:lister`.
    public let principal: String
    public let operation: Operation
    public let name: String
    public let isGroup: Bool
    /// Whether it holds for all names that begin so.
    public let isPrefix: Bool

    public init(_ principal: String, _ operation: Operation, topic: String) {
        self.principal = principal
        self.operation = operation
        self.name = topic
        self.isGroup = false
        self.isPrefix = false
    }

    /// - Parameter isPrefix: whether it holds for all groups whose names begin so.
    public init(_ principal: String, readsWithGroup name: String, isPrefix: Bool = false) {
        self.principal = principal
        self.operation = .read
        self.name = name
        self.isGroup = true
        self.isPrefix = isPrefix
    }
}

/// Makes and deletes topics where the broker has the admin API; the development broker has not.
public actor KafkaAdmin {
    private let executor: QueueExecutor
    private let handle: ClientHandle

    public nonisolated var unownedExecutor: UnownedSerialExecutor { self.executor.asUnownedSerialExecutor() }

    public init(_ configuration: KafkaConfiguration) throws(KafkaError) {
        let conf = try configuration.makeHandle(defaults: ["log_level": "0"])
        self.executor = QueueExecutor(label: "doorstroom.kafka.admin.\(configuration.clientId)")
        self.handle = try ClientHandle(type: RD_KAFKA_PRODUCER, configuration: conf)
    }

    public func topics(waitMilliseconds: Int32 = 5_000) throws(KafkaError) -> [String: Int] {
        try self.handle.topics(timeoutMilliseconds: waitMilliseconds)
    }

    /// Makes those that do not exist.
    /// - Returns: the names that were made.
    /// - Throws: `KafkaError`, `unsupported` when the broker has no admin API.
    @discardableResult
    public func create(_ definitions: [TopicDefinition], waitMilliseconds: Int32 = 15_000) throws(KafkaError)
        -> [String]
    {
        guard !definitions.isEmpty else { return [] }
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
            RD_KAFKA_ADMIN_OP_CREATETOPICS, &topics, waitMilliseconds, send: rd_kafka_CreateTopics
        ) { event in
            var count = 0
            let result = rd_kafka_event_CreateTopics_result(event)
            return Self.results(rd_kafka_CreateTopics_result_topics(result, &count), count)
        }
        var made: [String] = []
        for (name, error) in results {
            switch error {
            case RD_KAFKA_RESP_ERR_NO_ERROR: made.append(name)
            case RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS: break
            default: throw KafkaError(error, topic: name, context: "create topic")
            }
        }
        return made
    }

    public func delete(_ names: [String], waitMilliseconds: Int32 = 15_000) throws(KafkaError) {
        guard !names.isEmpty else { return }
        var topics: [OpaquePointer?] = names.map { rd_kafka_DeleteTopic_new($0) }
        defer { for topic in topics { rd_kafka_DeleteTopic_destroy(topic) } }
        let results = try self.request(
            RD_KAFKA_ADMIN_OP_DELETETOPICS, &topics, waitMilliseconds, send: rd_kafka_DeleteTopics
        ) { event in
            var count = 0
            let result = rd_kafka_event_DeleteTopics_result(event)
            return Self.results(rd_kafka_DeleteTopics_result_topics(result, &count), count)
        }
        for (name, error) in results where error != RD_KAFKA_RESP_ERR_NO_ERROR {
            guard error == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART else {
                throw KafkaError(error, topic: name, context: "delete topic")
            }
        }
    }

    /// Lets a principal do something with a resource, where the broker has an authorizer.
    /// - Throws: `KafkaError`, `unsupported` when the broker has no admin API, `securityDisabled` when everybody may do
    ///   everything on it.
    public func allow(_ rules: [AccessRule], waitMilliseconds: Int32 = 15_000) throws(KafkaError) {
        var bindings: [OpaquePointer?] = []
        defer { for binding in bindings { rd_kafka_AclBinding_destroy(binding) } }
        for rule in rules {
            var text = [CChar](repeating: 0, count: 256)
            let resource = rule.isGroup ? RD_KAFKA_RESOURCE_GROUP : RD_KAFKA_RESOURCE_TOPIC
            let pattern = rule.isPrefix ? RD_KAFKA_RESOURCE_PATTERN_PREFIXED : RD_KAFKA_RESOURCE_PATTERN_LITERAL
            let operation =
                switch rule.operation {
                case .read: RD_KAFKA_ACL_OPERATION_READ
                case .write: RD_KAFKA_ACL_OPERATION_WRITE
                case .describe: RD_KAFKA_ACL_OPERATION_DESCRIBE
                }
            guard
                let binding = rd_kafka_AclBinding_new(
                    resource, rule.name, pattern, rule.principal, "*", operation,
                    RD_KAFKA_ACL_PERMISSION_TYPE_ALLOW, &text, text.count)
            else { throw KafkaError(.configuration, String(nullTerminated: text)) }
            bindings.append(binding)
        }
        let results = try self.request(
            RD_KAFKA_ADMIN_OP_CREATEACLS, &bindings, waitMilliseconds, send: rd_kafka_CreateAcls
        ) { event in
            var count = 0
            let result = rd_kafka_event_CreateAcls_result(event)
            guard let list = rd_kafka_CreateAcls_result_acls(result, &count) else { return [] }
            return (0..<count).map { ("acl", rd_kafka_error_code(rd_kafka_acl_result_error(list[$0]))) }
        }
        for (_, error) in results where error != RD_KAFKA_RESP_ERR_NO_ERROR {
            throw KafkaError(error, context: "create access rights")
        }
    }

    func request(
        _ operation: rd_kafka_admin_op_t, _ topics: inout [OpaquePointer?], _ waitMilliseconds: Int32,
        send: (OpaquePointer?, UnsafeMutablePointer<OpaquePointer?>?, Int, OpaquePointer?, OpaquePointer?) -> Void,
        read: (OpaquePointer?) -> [(String, rd_kafka_resp_err_t)]
    ) throws(KafkaError) -> [(String, rd_kafka_resp_err_t)] {
        try self.handle.requireController(timeoutMilliseconds: waitMilliseconds)
        let options = rd_kafka_AdminOptions_new(self.handle.pointer, operation)
        defer { rd_kafka_AdminOptions_destroy(options) }
        var text = [CChar](repeating: 0, count: 256)
        _ = rd_kafka_AdminOptions_set_request_timeout(options, waitMilliseconds, &text, text.count)
        let queue = rd_kafka_queue_new(self.handle.pointer)
        defer { rd_kafka_queue_destroy(queue) }
        send(self.handle.pointer, &topics, topics.count, options, queue)
        guard let event = rd_kafka_queue_poll(queue, waitMilliseconds + 1_000) else {
            throw KafkaError(.transport, "the broker did not answer an admin request")
        }
        defer { rd_kafka_event_destroy(event) }
        let error = rd_kafka_event_error(event)
        guard error == RD_KAFKA_RESP_ERR_NO_ERROR else { throw KafkaError(error, context: "admin request") }
        return read(event)
    }

    private static func results(
        _ topics: UnsafeMutablePointer<OpaquePointer?>?, _ count: Int
    ) -> [(String, rd_kafka_resp_err_t)] {
        guard let topics else { return [] }
        return (0..<count).map { index in
            (String(cString: rd_kafka_topic_result_name(topics[index])), rd_kafka_topic_result_error(topics[index]))
        }
    }
}
