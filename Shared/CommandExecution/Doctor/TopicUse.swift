import Contracts
import KafkaClient
import Pipeline

/// What one service does with one topic.
struct TopicUse: Sendable {
    let name: String
    let isRead: Bool
    let isWritten: Bool
    /// The required definition, for topics that this service makes.
    var definition: TopicDefinition?
    /// A stream has one partition only.
    var isStream = false
}

extension Topics {
    /// - Parameters:
    ///   - directory: the partners whose topics Registration reads.
    ///   - visible: all topics that the broker lists; the other services write every feedback topic among them.
    func uses(
        by service: ServiceName, directory: PartnerDirectory, visible: Set<String>, _ durability: TopicDurability
    ) -> [TopicUse] {
        let definitions = self.definitions(for: service, directory: directory, durability)
        let intake = self.intake("")
        var uses = definitions.map { definition in
            let isStream = definition.name == self.stream(service)
            // A service reads the end of its own stream, to compare it with its journal.
            return TopicUse(
                name: definition.name, isRead: true, isWritten: true, definition: definition, isStream: isStream)
        }
        uses += service.reads.map { TopicUse(name: self.stream($0), isRead: true, isWritten: false, isStream: true) }
        guard service == .matching || service == .escalation else { return uses }
        let team = Self.implementationTeam
        let own = service == .escalation ? [self.feedback(team)] : []
        // A request by name distinguishes a topic without access from a missing one.
        let known = directory.all.map { self.feedback($0.id) } + [self.feedback(team)]
        let feedback = visible.filter { $0.hasPrefix(self.feedback("")) }.union(known)
        uses += feedback.sorted().map { TopicUse(name: $0, isRead: own.contains($0), isWritten: true) }
        if service == .escalation { uses.append(TopicUse(name: intake + team, isRead: false, isWritten: true)) }
        return uses
    }
}
