import Access
import Contracts
import KafkaClient
import OperatorCommands
import PostgresClient
import ServiceKit

extension DeadLettersCommand.List: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        try await context.withDatabase {
            try await DeadLetters(service: context.service, connection: $0).list()
        }
    }
}

extension DeadLettersCommand.Show: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        try await context.withDatabase {
            let isWhole = self.arguments.references.isAsked
            if isWhole { try await context.noteParked("deadletters show", self.arguments.ids, on: $0) }
            try await DeadLetters(service: context.service, connection: $0).show(self.arguments.ids, isWhole: isWhole)
        }
    }
}

extension DeadLettersCommand.Replay: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        let ids = try await context.withDatabase {
            try await DeadLetters(service: context.service, connection: $0).ask(
                DeadLetters.Request(
                    command: "replay", ids: self.arguments.ids, isDry: self.arguments.dryRun,
                    actor: self.arguments.asker.actor))
        }
        Console.print("\(self.arguments.dryRun ? "would replay" : "replaying") \(ids.count): \(DeadLetters.list(ids))")
    }
}

extension DeadLettersCommand.Discard: ServiceCommand {
    /// Discards events for good. Never all at once: each has to be named.
    public func run(in context: CommandContext) async throws {
        let ids = try await context.withDatabase {
            try await DeadLetters(service: context.service, connection: $0).ask(
                DeadLetters.Request(
                    command: "discard", ids: self.arguments.ids, isDry: self.arguments.dryRun,
                    actor: self.arguments.asker.actor,
                    reason: self.arguments.reason))
        }
        Console.print(
            "\(self.arguments.dryRun ? "would discard" : "discarding") \(ids.count): \(DeadLetters.list(ids))")
    }
}

extension DeadLettersCommand.Export: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        guard self.arguments.topic.contains(".") else { throw UsageError("export needs a topic") }
        // Our topics are read by services or partners, and no partner may see another one's events.
        guard !self.arguments.topic.hasPrefix(context.topics.prefix + ".") else {
            throw UsageError("\(self.arguments.topic) is one of our own topics: take another one")
        }
        guard self.arguments.references.isAsked else {
            throw UsageError("the copies hold what partners sent: say --references, and it stands in the read log")
        }
        let messages = try await context.withDatabase {
            try await context.noteParked("deadletters export", self.arguments.ids, on: $0)
            return try await DeadLetterExport.messages(
                service: context.service, ids: self.arguments.ids, topic: self.arguments.topic, on: $0)
        }
        let producer = try KafkaProducer(context.kafka("deadletters"))
        try await producer.send(messages)
        producer.close()
        Console.print("exported \(messages.count) to \(self.arguments.topic)")
    }
}

extension CommandContext {
    /// Writes down the keys of parked events, which are the references that they are about.
    ///
    /// - Parameter ids: none for all that are open.
    fileprivate func noteParked(_ command: String, _ ids: [Int64], on connection: PostgresConnection) async throws {
        let keys = try await connection.query(
            """
            SELECT DISTINCT key FROM parked_event
            WHERE id = ANY ($1::bigint[]) OR ($1::bigint[] = '{}' AND state = 'open') ORDER BY key
            """, [.ints(ids)]
        ).rows.compactMap { $0[0].text }
        try await self.note(command, .applications, persons: keys, on: connection)
    }
}
