/// A topic to create.
public struct TopicDefinition: Sendable, Hashable {
    public let name: String
    public let partitions: Int
    /// The number of brokers that keep it; -1 uses the cluster's own setting (`default.replication.factor`).
    public let replication: Int
    public let configuration: [String: String]

    public init(_ name: String, partitions: Int = 1, replication: Int = -1, configuration: [String: String] = [:]) {
        self.name = name
        self.partitions = partitions
        self.replication = replication
        self.configuration = configuration
    }
}
