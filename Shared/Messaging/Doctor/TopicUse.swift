import Contracts
import KafkaClient

/// What one service does with one topic.
struct TopicUse: Sendable {
    let name: String
    let isRead: Bool
    let isWritten: Bool
    /// What it should be, for topics that this service makes.
    var definition: TopicDefinition?
    /// A stream is read and written in one partition.
    var isStream = false
}

extension Topics {
    /// - Parameters:
    ///   - directory: whose topics Registration reads.
    ///   - visible: all that the broker names; the other services write whatever feedback topics there are.
    func uses(
        by service: ServiceName, directory: PartnerDirectory, visible: Set<String>, _ durability: TopicDurability
    ) -> [TopicUse] {
        let definitions = self.definitions(for: service, directory: directory, durability)
        let intake = self.intake("")
        var uses = definitions.map { definition in
            let isStream = definition.name == self.stream(service)
            return TopicUse(
                name: definition.name, isRead: !isStream, isWritten: true, definition: definition, isStream: isStream)
        }
        uses += service.reads.map { TopicUse(name: self.stream($0), isRead: true, isWritten: false, isStream: true) }
        guard service == .matching || service == .escalation else { return uses }
        let team = Self.implementationTeam
        let own = service == .escalation ? [self.feedback(team)] : []
        let feedback = visible.filter { $0.hasPrefix(self.feedback("")) }.union([self.feedback(team)])
        uses += feedback.sorted().map { TopicUse(name: $0, isRead: own.contains($0), isWritten: true) }
        if service == .escalation { uses.append(TopicUse(name: intake + team, isRead: false, isWritten: true)) }
        return uses
    }
}
