import Contracts
import KafkaClient
import ServiceKit

/// A partner's two topics and its rights on them.
public enum PartnerTopics {
    /// Makes the topics, and lets the principal write one and read the other, as far as the broker can.
    /// - Returns: one sentence on the rights, for the sheet that is handed over.
    public static func make(
        for partner: Partner, principal: String, configuration: ServiceConfiguration
    ) async throws -> String {
        let topics = Topics(prefix: configuration.topicPrefix)
        let kafka = KafkaConfiguration(
            bootstrapServers: configuration.kafka, clientId: "doorstroom-partner",
            properties: configuration.kafkaProperties)
        let names = [topics.intake(partner.id), topics.feedback(partner.id)]
        let admin = try KafkaAdmin(kafka)
        do {
            let own = Set(names)
            let definitions = topics.definitions(for: .registration, directory: PartnerDirectory([partner]))
            try await admin.create(definitions.filter { own.contains($0.name) })
        } catch {
            guard error.code == .unsupported else { throw error }
            // The development broker makes a topic when somebody asks for it.
            let consumer = try KafkaConsumer(kafka, group: "doorstroom-partner")
            for name in names { _ = try? await consumer.watermarks(TopicPartition(name, 0)) }
            await consumer.close()
            return "geen: deze broker kent geen rechten"
        }
        do {
            try await admin.allow([
                AccessRule(principal, .write, topic: names[0]), AccessRule(principal, .describe, topic: names[0]),
                AccessRule(principal, .read, topic: names[1]), AccessRule(principal, .describe, topic: names[1]),
                // Ids hold no dots: a longer one that begins alike is not meant.
                AccessRule(principal, readsWithGroup: partner.id),
                AccessRule(principal, readsWithGroup: partner.id + ".", isPrefix: true),
            ])
        } catch {
            guard error.code == .securityDisabled else { throw error }
            return "geen: deze broker controleert geen rechten"
        }
        return "\(principal) mag naar het ene topic schrijven en van het andere lezen"
    }
}
