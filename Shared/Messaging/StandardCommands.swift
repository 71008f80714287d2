import Contracts
import Foundation
import KafkaClient
import PostgresClient
import ServiceKit

/// The commands that every service has, on its own database and topics.
public struct StandardCommands: Sendable {
    let service: ServiceName
    let migrations: [Migration]
    private let partnerSource: (any PartnerSource)?

    /// - Parameter partners: whose topics this service makes beside its own.
    public init(service: ServiceName, migrations: [Migration], partners: (any PartnerSource)? = nil) {
        self.service = service
        self.partnerSource = partners
        self.migrations = MessagingSchema.migrations + migrations
    }

    public var all: [ServiceCommand] {
        [
            self.migrate, self.topics, self.deleteTopics, self.ledger, self.stream, self.deadLetters, self.rights,
            self.doctor,
        ] + ReadingCommands(service: self.service, partners: self.partnerSource).all
    }

    private var migrate: ServiceCommand {
        ServiceCommand("migrate", usage: "migrate — brings the database to this version's schema") { _, context in
            let connection = try await Self.connect(context)
            for name in try await Migrator(self.migrations).migrate(connection) { Console.print("migrated: \(name)") }
            await connection.close()
        }
    }

    static func admin(_ context: ServiceContext) throws -> KafkaAdmin {
        try KafkaAdmin(
            KafkaConfiguration(
                bootstrapServers: context.configuration.kafka, clientId: "doorstroom-topics",
                properties: context.configuration.kafkaProperties))
    }

    /// For demos and tests on clusters of others. The prefix is said twice, so that nobody deletes by a slip.
    private var deleteTopics: ServiceCommand {
        ServiceCommand(
            "delete-topics",
            usage: "delete-topics PREFIX — deletes all topics under DOORSTROOM_TOPIC_PREFIX, said again"
        ) { arguments, context in
            let prefix = context.configuration.topicPrefix
            guard arguments == [prefix] else { throw UsageError("the topic prefix is \(prefix): say it again") }
            let admin = try Self.admin(context)
            let names = try await admin.topics().keys.filter { $0.hasPrefix(prefix + ".") }.sorted()
            try await admin.delete(names)
            Console.print("deleted: \(names.count) topics")
        }
    }

    private var topics: ServiceCommand {
        ServiceCommand(
            "topics",
            usage: "topics — makes this service's topics where the broker can, and sets right those that exist"
        ) { _, context in
            // The development broker answers an admin request with silence.
            guard context.configuration.logIdentity == .durable else {
                Console.print("this broker makes its topics itself")
                return
            }
            let definitions = Topics(prefix: context.configuration.topicPrefix).definitions(
                for: self.service, directory: await self.partners(context), TopicDurability(context.configuration))
            do {
                for line in try await TopicMaker(cluster: try Self.admin(context)).make(definitions) {
                    Console.print(line)
                }
            } catch let error as KafkaError where error.code == .unsupported {
                Console.print("this broker makes its topics itself")
            }
        }
    }

    /// Those that were added too, when the database knows them already; the plan's before it does.
    func partners(_ context: ServiceContext) async -> PartnerDirectory {
        guard let source = self.partnerSource, let connection = try? await Self.connect(context) else { return .plan }
        let known = try? await connection.transaction { try source.load(on: $0) }
        await connection.close()
        return PartnerDirectory((known?.all ?? []) + PartnerDirectory.plan.all)
    }

    private var ledger: ServiceCommand {
        ServiceCommand("ledger", usage: "ledger — prints the counts of this service as JSON") { _, context in
            let connection = try await Self.connect(context)
            let ledger = try await ServiceLedger.read(self.service, connection)
            Console.print(JSONWriter.string(ledger.json))
            await connection.close()
        }
    }

    private var stream: ServiceCommand {
        ServiceCommand("stream", usage: "stream FILE — writes this service's numbered stream, one event a line") {
            arguments, context in
            guard arguments.count == 1 else { throw UsageError("stream wants a file") }
            guard FileManager.default.createFile(atPath: arguments[0], contents: nil),
                let file = FileHandle(forWritingAtPath: arguments[0])
            else { throw UsageError("cannot write \(arguments[0])") }
            let connection = try await Self.connect(context)
            var last: Int64 = 0
            while true {
                let rows = try await connection.query(
                    "SELECT * FROM journal WHERE nr > $1 AND seq IS NOT NULL ORDER BY nr LIMIT 2000", [.int(last)]
                ).rows.compactMap(JournalRow.init)
                guard let end = rows.last?.nr else { break }
                for row in rows { try file.write(contentsOf: Data((row.numberedPayload ?? []) + [UInt8(ascii: "\n")])) }
                last = end
            }
            try file.close()
            await connection.close()
        }
    }

    private var deadLetters: ServiceCommand {
        ServiceCommand(
            "deadletters",
            usage:
                "deadletters list | show ID … | export TOPIC [ID …] | replay [--dry-run] [--actor NAME] [ID …] | discard --reason TEXT [--actor NAME] ID …"
        ) { arguments, context in
            if arguments.first == "export" {
                return try await DeadLetterExport.run(arguments.dropFirst(), service: self.service, context: context)
            }
            let connection = try await Self.connect(context)
            try await DeadLetters(service: self.service, connection: connection).run(arguments)
            await connection.close()
        }
    }

    public static func connect(_ context: ServiceContext) async throws -> PostgresConnection {
        guard !context.configuration.database.isEmpty else {
            throw ConfigurationError("DOORSTROOM_DATABASE is not set: give this service's own database")
        }
        return try await PostgresConnection(context.configuration.database)
    }
}
