import KafkaClient

/// Our changes to a cluster: a seam, because the development broker accepts no admin requests.
public protocol ClusterAdministration: Sendable {
    func create(_ definitions: [TopicDefinition]) async throws(KafkaError) -> [String]
    func settings(of topics: [String]) async throws(KafkaError) -> [String: [String: TopicSetting]]
    func replaceSettings(_ settings: [String: [String: String]]) async throws(KafkaError)
    func replicas(of topic: String) async throws(KafkaError) -> [Int]
    func allow(_ rules: [AccessRule]) async throws(KafkaError)
}

extension KafkaAdmin: ClusterAdministration {}
