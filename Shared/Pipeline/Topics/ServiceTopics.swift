import Contracts
import KafkaClient
import ServiceKit

extension Topics {
    /// The names of the topics that a service writes; for Registration also the partners' topics.
    public func names(for service: ServiceName, directory: PartnerDirectory = .plan) -> [String] {
        self.definitions(for: service, directory: directory).map(\.name)
    }

    /// The topics that a service writes; for Registration also the partners' topics.
    public func definitions(
        for service: ServiceName, directory: PartnerDirectory = .plan,
        _ durability: TopicDurability = .clusterDefaults
    ) -> [TopicDefinition] {
        let stream = self.definition(self.stream(service), ["retention.ms": "-1", "retention.bytes": "-1"], durability)
        guard service == .registration else { return [stream] }
        return [stream] + directory.all.flatMap { self.definitions(of: $0.id, durability) }
    }

    /// A partner's two topics. They hold personal data and keep it for fourteen days (architecture, "Personal data").
    package func definitions(of partner: String, _ durability: TopicDurability) -> [TopicDefinition] {
        let fourteenDays = ["retention.ms": "1209600000"]
        // The broker decompresses batches and checks their size afterwards: a compressed batch that was accepted may
        // unfold to a gigabyte (decision 0024). Age counts from arrival: by the sender's time an old event would be
        // deleted before it is read.
        let intake = fourteenDays.merging([
            "compression.type": "uncompressed", "max.message.bytes": "\(Self.maximumIntakeBatchBytes)",
            "message.timestamp.type": "LogAppendTime",
        ]) { $1 }
        return [
            self.definition(self.intake(partner), intake, durability),
            self.definition(self.feedback(partner), fourteenDays, durability),
        ]
    }

    private func definition(
        _ name: String, _ settings: [String: String], _ durability: TopicDurability
    ) -> TopicDefinition {
        var settings = settings
        settings["cleanup.policy"] = "delete"
        // A broker that missed messages must never lead: it would undo accepted events.
        settings["unclean.leader.election.enable"] = "false"
        settings["min.insync.replicas"] = durability.minInsync.map(String.init)
        return TopicDefinition(name, replication: durability.replicas ?? -1, configuration: settings)
    }
}
