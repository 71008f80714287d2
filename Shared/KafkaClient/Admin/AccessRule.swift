import CLibrdkafka

/// One right of one principal, from any host.
public struct AccessRule: Sendable, Hashable {
    /// The names are Kafka's own.
    public enum Operation: String, Sendable, CaseIterable {
        case read = "Read"
        case write = "Write"
        case create = "Create"
        case delete = "Delete"
        case alter = "Alter"
        case describe = "Describe"
        case describeConfigs = "DescribeConfigs"
        case alterConfigs = "AlterConfigs"
    }

    public let principal: Principal
    public let operation: Operation
    public let resource: AccessResource

    public init(_ principal: Principal, _ operation: Operation, _ resource: AccessResource) {
        self.principal = principal
        self.operation = operation
        self.resource = resource
    }

    /// The rule in the words of Kafka's own tools.
    public var description: String { "\(self.principal) \(self.operation.rawValue) \(self.resource.text)" }

    /// - Returns: librdkafka's binding, which the caller destroys.
    /// - Throws: `configuration`.
    func binding() throws(KafkaError) -> OpaquePointer {
        let (type, name, isPrefix): (rd_kafka_ResourceType_t, String, Bool) =
            switch self.resource {
            case .topic(let name): (RD_KAFKA_RESOURCE_TOPIC, name, false)
            case .topics(let prefix): (RD_KAFKA_RESOURCE_TOPIC, prefix, true)
            case .group(let name): (RD_KAFKA_RESOURCE_GROUP, name, false)
            case .groups(let prefix): (RD_KAFKA_RESOURCE_GROUP, prefix, true)
            // The protocol's number for the cluster; librdkafka names it after its other use, the broker.
            case .cluster: (RD_KAFKA_RESOURCE_BROKER, "kafka-cluster", false)
            }
        var text = [CChar](repeating: 0, count: 256)
        guard
            let binding = rd_kafka_AclBinding_new(
                type, name, isPrefix ? RD_KAFKA_RESOURCE_PATTERN_PREFIXED : RD_KAFKA_RESOURCE_PATTERN_LITERAL,
                self.principal.description, "*", self.operation.code, RD_KAFKA_ACL_PERMISSION_TYPE_ALLOW, &text,
                text.count)
        else { throw KafkaError(.configuration, "\(self.description): \(String(nullTerminated: text))") }
        return binding
    }
}

extension AccessRule.Operation {
    var code: rd_kafka_AclOperation_t {
        switch self {
        case .read: RD_KAFKA_ACL_OPERATION_READ
        case .write: RD_KAFKA_ACL_OPERATION_WRITE
        case .create: RD_KAFKA_ACL_OPERATION_CREATE
        case .delete: RD_KAFKA_ACL_OPERATION_DELETE
        case .alter: RD_KAFKA_ACL_OPERATION_ALTER
        case .describe: RD_KAFKA_ACL_OPERATION_DESCRIBE
        case .describeConfigs: RD_KAFKA_ACL_OPERATION_DESCRIBE_CONFIGS
        case .alterConfigs: RD_KAFKA_ACL_OPERATION_ALTER_CONFIGS
        }
    }
}
