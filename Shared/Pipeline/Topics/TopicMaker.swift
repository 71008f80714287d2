import KafkaClient

/// Makes topics, and corrects settings of existing topics that differ from what we need.
public struct TopicMaker: Sendable {
    private let cluster: any ClusterAdministration

    public init(cluster: any ClusterAdministration) {
        self.cluster = cluster
    }

    /// - Returns: one sentence on everything that was made or changed, and on changes that only the cluster's own tools
    ///   can make.
    public func make(_ definitions: [TopicDefinition]) async throws(KafkaError) -> [String] {
        let made = Set(try await self.cluster.create(definitions))
        let existing = definitions.filter { !made.contains($0.name) }
        let actual = try await self.cluster.settings(of: existing.map(\.name))
        let changes = SettingChanges(existing, actual: actual)
        try await self.cluster.replaceSettings(changes.replacements)
        var lines = definitions.filter { made.contains($0.name) }.map { "made: \($0.name)" } + changes.lines
        for definition in existing where definition.replication > 0 {
            let fewest = try await self.cluster.replicas(of: definition.name).min() ?? 0
            guard fewest < definition.replication else { continue }
            lines.append(
                "\(definition.name) is kept by \(fewest) of \(definition.replication) brokers: "
                    + "move it with kafka-reassign-partitions.sh")
        }
        return lines
    }
}
