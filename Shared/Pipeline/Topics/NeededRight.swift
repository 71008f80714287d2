import KafkaClient

/// A right that a program needs, and its purpose.
public struct NeededRight: Sendable, Hashable {
    public let operations: [AccessRule.Operation]
    public let resource: AccessResource
    /// The purpose, as printed in the runbook.
    public let use: String

    public init(_ operations: [AccessRule.Operation], _ resource: AccessResource, _ use: String) {
        self.operations = operations
        self.resource = resource
        self.use = use
    }

    public func rules(for principal: Principal) -> [AccessRule] {
        self.operations.map { AccessRule(principal, $0, self.resource) }
    }

    public var text: String {
        "\(self.operations.map(\.rawValue).joined(separator: ", ")) on \(self.resource.text): \(self.use)"
    }
}
