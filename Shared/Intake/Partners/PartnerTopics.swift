import Contracts
import KafkaClient
import Pipeline
import ServiceKit

/// Partners' topics, and the rights on them.
public struct PartnerTopics: Sendable {
    /// The result for one partner.
    public struct Outcome: Sendable, Equatable {
        public let rights: RightsGiver.Answer
        /// What was made, or changed in existing topics.
        public let changes: [String]
    }

    private let topics: Topics
    private let durability: TopicDurability
    private let cluster: any ClusterAdministration
    /// Asks for topics on a broker that makes them on request.
    private let touch: @Sendable ([String]) async throws -> Void

    public init(
        topics: Topics, durability: TopicDurability, cluster: any ClusterAdministration,
        touch: @escaping @Sendable ([String]) async throws -> Void
    ) {
        self.topics = topics
        self.durability = durability
        self.cluster = cluster
        self.touch = touch
    }

    public init(_ configuration: ServiceConfiguration) throws {
        let kafka = KafkaConfiguration(
            bootstrapServers: configuration.kafka, clientId: "doorstroom-partner",
            properties: configuration.kafkaProperties)
        self.init(
            topics: Topics(prefix: configuration.topicPrefix), durability: TopicDurability(configuration),
            cluster: try KafkaAdmin(kafka)
        ) { names in
            let consumer = try KafkaConsumer(kafka, group: ConsumerGroups.name("partner"))
            for name in names { _ = try? await consumer.watermarks(TopicPartition(name, 0)) }
            await consumer.close()
        }
    }

    /// Makes a partner's two topics, and grants the principal the rights to write one and read the other, as far as the
    /// broker supports that.
    public func make(for partner: String, principal: Principal) async throws -> Outcome {
        let definitions = self.topics.definitions(of: partner, self.durability)
        let changes: [String]
        do {
            changes = try await TopicMaker(cluster: self.cluster).make(definitions)
        } catch {
            guard error.code == .unsupported else { throw error }
            // The development broker makes a topic on the first request for it.
            try await self.touch(definitions.map(\.name))
            return Outcome(rights: .notKept, changes: [])
        }
        let rules = self.topics.rights(of: partner).flatMap { $0.rules(for: principal) }
        let rights = try await RightsGiver(cluster: self.cluster).give(rules)
        return Outcome(rights: rights, changes: changes)
    }
}
