import KafkaClient
import Pipeline

/// The requests of `doctor` to a cluster: a seam, because the development broker has neither users nor rights nor
/// settings.
public protocol ClusterProbe: Sendable {
    /// Connects, which takes a user and a password where the cluster requires them.
    func clusterId() async throws(KafkaError) -> String
    /// Whether it is the development broker, which has no admin API and accepts everything.
    func isDevelopment() async throws(KafkaError) -> Bool
    /// The topics that we may see.
    func topics() async throws(KafkaError) -> Set<String>
    func replicas(of topic: String) async throws(KafkaError) -> [Int]
    func settings(of topic: String) async throws(KafkaError) -> [String: TopicSetting]
    func tryReading(_ topic: String) async throws(KafkaError)
    /// Sends a record that is too large for the topic: the broker checks the right first, and stores nothing.
    func tryWriting(_ topic: String, largerThan bytes: Int) async throws(KafkaError)
    func tryCommitting(_ topic: String) async throws(KafkaError)
}
