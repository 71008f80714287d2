import Contracts
import KafkaClient
import Pipeline

/// Examines a cluster for one service: the connection, every topic that it uses, and every right that it needs.
struct ClusterExamination: Sendable {
    let service: ServiceName
    let topics: Topics
    let directory: PartnerDirectory
    let durability: TopicDurability
    /// Our identity on the broker: `user` for people, `principal` for the command that grants rights.
    let user: String
    let principal: String
    let probe: any ClusterProbe

    func run() async -> [Diagnosis] {
        let isDevelopment: Bool
        let visible: Set<String>
        var findings: [Diagnosis] = []
        do {
            let id = try await self.probe.clusterId()
            findings.append(.right("Kafka: cluster \(id) answers \(self.user)"))
            isDevelopment = try await self.probe.isDevelopment()
            visible = try await self.probe.topics()
        } catch {
            return findings + [self.unreachable(error)]
        }
        if isDevelopment {
            findings.append(
                .doesNotApply("Kafka: this is the development broker: it has no rights, no settings, and keeps nothing")
            )
        }
        let uses = self.topics.uses(
            by: self.service, directory: self.directory, visible: visible, self.durability)
        for use in uses { findings += await self.examine(use, isDevelopment: isDevelopment) }
        return findings + [await self.group(uses)]
    }

    private func unreachable(_ error: KafkaError) -> Diagnosis {
        let remedy: String =
            switch error.code {
            case .authentication:
                "correct sasl.username, sasl.password and sasl.mechanisms in DOORSTROOM_KAFKA_PROPERTIES (or its _FILE), "
                    + "or make the user: deploy/kafka/users.sh"
            case .encryption:
                "correct security.protocol and ssl.ca.location in DOORSTROOM_KAFKA_PROPERTIES: the broker's certificate "
                    + "has to be signed by that one and to name the host in DOORSTROOM_KAFKA"
            default: "start Kafka, or correct DOORSTROOM_KAFKA, or the listener that the broker advertises"
            }
        return .wrong("\(error)", remedy: remedy)
    }

    private var giveRights: String { "doorstroom-\(self.service.rawValue) rights \(self.principal)" }
    private var makeTopics: String { "doorstroom-\(self.service.rawValue) topics" }

    private func remedy(_ error: KafkaError, _ use: TopicUse) -> String {
        switch error.code {
        case .topicAuthorization, .groupAuthorization, .clusterAuthorization: self.giveRights
        case .topicUnknown:
            use.definition != nil ? self.makeTopics : "the service that writes it makes it: its `topics`"
        default: "see what Kafka says; run `doctor` again when the cluster has settled"
        }
    }

    // MARK: Topics

    private func examine(_ use: TopicUse, isDevelopment: Bool) async -> [Diagnosis] {
        let replicas: [Int]
        do {
            replicas = try await self.probe.replicas(of: use.name)
        } catch {
            // In a list, a topic without read access looks missing; a request by name shows which it is.
            return [.wrong("topic \(use.name): \(error)", remedy: self.remedy(error, use))]
        }
        var problems: [Diagnosis] = []
        var said = ["\(replicas.count) partition\(replicas.count == 1 ? "" : "s")"]
        if use.isStream, replicas.count != 1 {
            problems.append(
                .wrong(
                    "topic \(use.name): it has \(replicas.count) partitions; a stream has one",
                    remedy: "delete it while it is empty, then \(self.makeTopics)"))
        }
        var settings: [String: TopicSetting]?
        if !isDevelopment {
            said.append("\(replicas.min() ?? 0) replicas")
            do {
                settings = try await self.probe.settings(of: use.name)
            } catch {
                problems.append(.wrong("topic \(use.name): \(error)", remedy: self.remedy(error, use)))
            }
        }
        if let settings {
            problems +=
                TopicJudgement(use: use, replicas: replicas, settings: settings, makeTopics: self.makeTopics).all
        }
        if use.isRead {
            do {
                try await self.probe.tryReading(use.name)
                said.append("can be read")
            } catch {
                problems.append(.wrong("topic \(use.name): \(error)", remedy: self.remedy(error, use)))
            }
        }
        if use.isWritten, let bytes = settings?["max.message.bytes"].flatMap({ Int($0.value) }) {
            do {
                try await self.probe.tryWriting(use.name, largerThan: bytes)
                said.append("can be written")
            } catch {
                if error.code == .unsupported {
                    problems.append(.doesNotApply("topic \(use.name): writing was not tried: \(error.message)"))
                } else {
                    problems.append(.wrong("topic \(use.name): \(error)", remedy: self.remedy(error, use)))
                }
            }
        }
        let isWrong = problems.contains { $0.state == .wrong }
        return (isWrong ? [] : [.right("topic \(use.name): \(said.joined(separator: ", "))")]) + problems
    }

    // MARK: The group

    private func group(_ uses: [TopicUse]) async -> Diagnosis {
        guard let topic = uses.first(where: \.isRead)?.name else {
            return .doesNotApply("consumer groups: this service reads nothing")
        }
        do {
            try await self.probe.tryCommitting(topic)
            return .right("consumer groups: \(ConsumerGroups.prefix)* take offsets")
        } catch {
            return .wrong("consumer groups: \(error)", remedy: error.isOfRights ? self.giveRights : "try again")
        }
    }
}
