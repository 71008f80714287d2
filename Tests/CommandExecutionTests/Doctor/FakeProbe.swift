@testable import CommandExecution
import KafkaClient

/// A cluster without faults, until a test adds one.
struct FakeProbe: ClusterProbe {
    static let intake = [
        "retention.ms": "1209600000", "cleanup.policy": "delete", "compression.type": "uncompressed",
        "max.message.bytes": "1048588", "message.timestamp.type": "LogAppendTime", "min.insync.replicas": "2",
        "unclean.leader.election.enable": "false", "retention.bytes": "-1",
    ]

    var connection: KafkaError?
    var isDevelopmentBroker = false
    var missing: [String: KafkaError] = [:]
    var replicaCounts: [String: [Int]] = [:]
    /// Settings that differ, by topic.
    var spoilt: [String: [String: String]] = [:]
    var settingsProblem: [String: KafkaError] = [:]
    var reading: [String: KafkaError] = [:]
    var writing: [String: KafkaError] = [:]
    var committing: KafkaError?
    var visible: Set<String> = ["doorstroom.feedback.lister", "other.topic"]

    private func check(_ error: KafkaError?) throws(KafkaError) {
        if let error { throw error }
    }

    func clusterId() throws(KafkaError) -> String {
        try self.check(self.connection)
        return "cluster"
    }

    func isDevelopment() -> Bool { self.isDevelopmentBroker }
    func topics() -> Set<String> { self.visible }

    func replicas(of topic: String) throws(KafkaError) -> [Int] {
        try self.check(self.missing[topic])
        return self.replicaCounts[topic] ?? [3]
    }

    func settings(of topic: String) throws(KafkaError) -> [String: TopicSetting] {
        try self.check(self.settingsProblem[topic])
        var settings = Self.intake
        if !topic.contains(".in.") {
            settings["compression.type"] = "producer"
            settings["message.timestamp.type"] = "CreateTime"
        }
        if !topic.contains(".in."), !topic.contains(".feedback.") { settings["retention.ms"] = "-1" }
        settings.merge(self.spoilt[topic] ?? [:]) { $1 }
        return settings.mapValues { TopicSetting($0, isOwn: true) }
    }

    func tryReading(_ topic: String) throws(KafkaError) { try self.check(self.reading[topic]) }
    func tryWriting(_ topic: String, largerThan bytes: Int) throws(KafkaError) { try self.check(self.writing[topic]) }
    func tryCommitting(_ topic: String) throws(KafkaError) { try self.check(self.committing) }
}
