import Contracts
import KafkaClient
import OperatorCommands
import Pipeline
import ServiceKit

extension TopicsCommand: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        // The development broker does not answer admin requests.
        guard context.configuration.logIdentity == .durable else {
            return Console.print("this broker makes its topics itself")
        }
        let definitions = context.topics.definitions(
            for: context.service, directory: await context.partners(), TopicDurability(context.configuration))
        do {
            for line in try await TopicMaker(cluster: try context.admin()).make(definitions) { Console.print(line) }
        } catch let error as KafkaError where error.code == .unsupported {
            Console.print("this broker makes its topics itself")
        }
    }
}

extension DeleteTopicsCommand: ServiceCommand {
    /// The operator types the prefix once more, so that a slip deletes no topics.
    public func run(in context: CommandContext) async throws {
        let prefix = context.configuration.topicPrefix
        guard self.prefix == prefix else { throw UsageError("the topic prefix is \(prefix): say it again") }
        let admin = try context.admin()
        let names = try await admin.topics().keys.filter { $0.hasPrefix(prefix + ".") }.sorted()
        try await admin.delete(names)
        Console.print("deleted: \(names.count) topics")
    }
}
