import KafkaClient

/// Judges the settings and copies of one topic.
struct TopicJudgement: Sendable {
    let use: TopicUse
    let replicas: [Int]
    let settings: [String: TopicSetting]
    let makeTopics: String

    private var name: String { self.use.name }

    var all: [Diagnosis] { self.prescribed + self.copies }

    /// Settings that `topics` prescribes and that have another value here.
    private var prescribed: [Diagnosis] {
        (self.use.definition?.configuration ?? [:]).sorted { $0.key < $1.key }.compactMap { name, value in
            let actual = self.settings[name]?.value ?? "not set"
            guard actual != value else { return nil }
            return .wrong(
                "topic \(self.name): \(name) is \(actual), and has to be \(value)\(Self.reason(name))",
                remedy: self.makeTopics)
        }
    }

    private static func reason(_ setting: String) -> String {
        switch setting {
        case "message.timestamp.type": ": by the sender's time an old event is deleted before it is read"
        case "retention.ms": ": deleting too early halts the reader, and too late keeps personal data"
        case "retention.bytes": ": a stream is kept whole, whatever its size"
        case "unclean.leader.election.enable": ": a broker that missed messages would undo accepted events"
        case "cleanup.policy": ": compaction takes events away"
        case "compression.type": ": a packed batch may unfold beyond what we can hold"
        case "max.message.bytes": ": a larger one cannot be read"
        case "min.insync.replicas": ", as DOORSTROOM_KAFKA_MIN_INSYNC says"
        default: ""
        }
    }

    /// How many brokers can be lost before data is lost.
    private var copies: [Diagnosis] {
        let fewest = self.replicas.min() ?? 0
        let wanted = self.use.definition?.replication ?? -1
        let insync = self.settings["min.insync.replicas"].flatMap { Int($0.value) } ?? 1
        if fewest < insync {
            return [
                .wrong(
                    "topic \(self.name): \(fewest) replicas, and min.insync.replicas is \(insync): nothing can be written",
                    remedy: "add replicas with kafka-reassign-partitions.sh, or lower min.insync.replicas")
            ]
        }
        if fewest < wanted {
            return [
                .wrong(
                    "topic \(self.name): \(fewest) replicas, DOORSTROOM_KAFKA_REPLICAS says \(wanted)",
                    remedy: "add replicas with kafka-reassign-partitions.sh")
            ]
        }
        guard self.use.definition != nil else { return [] }
        if fewest == 1 {
            return [
                .advice(
                    "topic \(self.name): one broker keeps it: its disk lost is the topic lost",
                    remedy: "three brokers, DOORSTROOM_KAFKA_REPLICAS=3 and DOORSTROOM_KAFKA_MIN_INSYNC=2")
            ]
        }
        guard insync > 1 else {
            return [
                .advice(
                    "topic \(self.name): min.insync.replicas is 1: what one broker alone has taken counts as sent",
                    remedy: "DOORSTROOM_KAFKA_MIN_INSYNC=2, then \(self.makeTopics)")
            ]
        }
        return []
    }
}
