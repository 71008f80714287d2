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
