import KafkaClient

/// What we change in a cluster: a seam, because the development broker takes no admin request.
public protocol ClusterAdministration: Sendable {
    func create(_ definitions: [TopicDefinition]) async throws(KafkaError) -> [String]
    func settings(of topics: [String]) async throws(KafkaError) -> [String: [String: TopicSetting]]
    func replaceSettings(_ settings: [String: [String: String]]) async throws(KafkaError)
    func replicas(of topic: String) async throws(KafkaError) -> [Int]
    func allow(_ rules: [AccessRule]) async throws(KafkaError)
}

extension KafkaAdmin: ClusterAdministration {}

/// Makes topics, and sets right what existing ones have otherwise than we need it.
public struct TopicMaker: Sendable {
    private let cluster: any ClusterAdministration

    public init(cluster: any ClusterAdministration) {
        self.cluster = cluster
    }

    /// - Returns: one sentence on everything that was made or changed, and on what only the cluster's own tools can change.
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

/// What has to change in topics that exist.
struct SettingChanges {
    /// All settings of its own that a topic is to have: those not named would go back to the cluster's default.
    private(set) var replacements: [String: [String: String]] = [:]
    private(set) var lines: [String] = []

    init(_ definitions: [TopicDefinition], actual: [String: [String: TopicSetting]]) {
        for definition in definitions {
            let settings = actual[definition.name] ?? [:]
            let wrong = definition.configuration.filter { settings[$0.key]?.value != $0.value }
            guard !wrong.isEmpty else { continue }
            let own = settings.filter(\.value.isOwn).mapValues(\.value)
            self.replacements[definition.name] = own.merging(definition.configuration) { $1 }
            for (name, value) in wrong.sorted(by: { $0.key < $1.key }) {
                let before = settings[name].map { "was \($0.value)" } ?? "was not set"
                self.lines.append("changed: \(definition.name) \(name)=\(value) (\(before))")
            }
        }
    }
}
