import Contracts
import KafkaClient
import OperatorCommands
import Pipeline
import ServiceKit

extension RightsCommand: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        let topics = context.topics
        let rights = self.arguments.administration ? topics.administration : topics.rights(of: context.service)
        guard let text = self.arguments.principal else {
            for right in rights { Console.print(right.text) }
            return
        }
        let principal = try Principal(asked: text)
        let answer = try await RightsGiver(cluster: try context.admin()).give(
            rights.flatMap { $0.rules(for: principal) })
        guard answer == .given else { return Console.print(answer.text) }
        for right in rights { Console.print("\(principal): \(right.text)") }
    }
}

/// For services, which do not import the Kafka client.
public typealias AccessPrincipal = Principal

extension Principal {
    /// Parses a principal that an operator typed.
    public init(asked text: String) throws(UsageError) {
        do {
            try self.init(text)
        } catch {
            throw UsageError(error.message)
        }
    }
}
