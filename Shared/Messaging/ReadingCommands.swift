import Contracts
import KafkaClient
import PostgresClient
import ServiceKit

/// `rewind` and `resume-from`: reading and sending again. Both refuse what cannot be right.
struct ReadingCommands: Sendable {
    let service: ServiceName
    /// Whose topics are read; Registration's alone.
    var partners: (any PartnerSource)?

    var all: [ServiceCommand] {
        [
            ServiceCommand(
                "rewind",
                usage:
                    "rewind TOPIC [OFFSET] | --all [--dry-run] — reads a topic, or all partners', from there or its start"
            ) { arguments, context in
                try await Self.with(context) { try await self.rewind(arguments, context, $0) }
            },
            ServiceCommand(
                "resume-from",
                usage:
                    "resume-from SEQ [TOPIC | --all] — sends again what follows that number: all of it (service stopped), "
                    + "or what is for one topic or for all partners (beside the service)"
            ) { arguments, context in
                try await Self.with(context) { try await self.resume(arguments, context, $0) }
            },
            ServiceCommand("recover", usage: RecoveryCommand.usage) { arguments, context in
                try await Self.with(context) { connection in
                    let command = RecoveryCommand(
                        service: self.service, context: context, database: connection, partners: self.partners)
                    try await command.run(arguments)
                }
            },
        ]
    }

    private static func with(
        _ context: ServiceContext, _ body: (PostgresConnection) async throws -> Void
    ) async throws {
        let connection = try await StandardCommands.connect(context)
        do {
            try await body(connection)
            await connection.close()
        } catch {
            await connection.close()
            throw error
        }
    }

    // MARK: Reading again

    private func rewind(_ arguments: [String], _ context: ServiceContext, _ connection: PostgresConnection) async throws
    {
        let isDry = arguments.contains("--dry-run")
        let words = arguments.filter { $0 != "--dry-run" }
        guard let first = words.first, words.count <= 2 else { throw UsageError("rewind wants a topic, or --all") }
        var offset: Int64?
        if words.count == 2 {
            guard first != "--all", let number = Int64(words[1]), number >= 0 else {
                throw UsageError("«\(words[1])» is not an offset of \(first)")
            }
            offset = number
        }
        let topics = Topics(prefix: context.configuration.topicPrefix)
        let source = self.partners
        let (rows, directory) = try await connection.transaction { database in
            (
                try database.query(
                    "SELECT topic, min(next_offset) FROM input WHERE is_current GROUP BY topic ORDER BY topic"
                )
                .rows, try source?.load(on: database)
            )
        }
        let chosen = rows.compactMap { row in row[0].text.map { ($0, row[1].int ?? 0) } }.filter { topic, _ in
            first == "--all" ? topics.partner(ofIntake: topic).flatMap { directory?[$0] } != nil : topic == first
        }
        guard !chosen.isEmpty else {
            throw UsageError(
                first == "--all"
                    ? "this service reads no partner's topic" : "this service has never read the topic \(first)")
        }
        // All are looked at before one is marked.
        for (topic, next) in chosen {
            if topics.partner(ofIntake: topic) == nil { try await self.requireStopped(context, connection) }
            if let offset, offset > next {
                throw UsageError(
                    "\(topic) is read from offset \(next) on: from \(offset) on, what stands between would never be answered"
                )
            }
            try await self.require(topic, offset, context)
        }
        let place = offset.map { "offset \($0)" } ?? "the start"
        for (topic, _) in chosen {
            if isDry {
                Console.print("\(topic): would be read from \(place)")
                continue
            }
            let count = try await Rewinding.rewind(topic, to: offset, on: connection)
            Console.print("\(topic): \(count) partitions will be read from \(place)")
        }
    }

    /// An offset that the log does not hold would be moved, and one of a stream would skip numbers.
    private func require(_ topic: String, _ offset: Int64?, _ context: ServiceContext) async throws {
        let kafka = KafkaConfiguration(
            bootstrapServers: context.configuration.kafka, clientId: "doorstroom-rewind",
            properties: context.configuration.kafkaProperties)
        let consumer = try KafkaConsumer(kafka, group: ConsumerGroups.name(self.service.rawValue))
        do {
            guard let partitions = try await consumer.topics()[topic] else {
                throw UsageError("the broker names no topic \(topic): run `topics` first")
            }
            for partition in 0..<Int32(partitions) {
                guard let offset else { break }
                let log = try await consumer.watermarks(TopicPartition(topic, partition))
                guard log.lowerBound <= offset, offset <= log.upperBound else {
                    throw UsageError(
                        "\(topic)/\(partition) holds offsets \(log.lowerBound) to \(log.upperBound), and no \(offset)")
                }
            }
            await consumer.close()
        } catch {
            await consumer.close()
            throw error
        }
    }

    private func requireStopped(_ context: ServiceContext, _ connection: PostgresConnection) async throws {
        let region = context.configuration.region
        guard try await connection.transaction({ try RegionStore.isHeld(region, on: $0) }) else { return }
        throw UsageError("\(self.service.rawValue) is running: stop it first")
    }

    // MARK: Sending again

    private func resume(_ arguments: [String], _ context: ServiceContext, _ connection: PostgresConnection) async throws
    {
        guard let first = arguments.first, arguments.count <= 2, let seq = Int64(first), seq >= 0 else {
            throw UsageError("resume-from wants a number of the stream, 0 for its beginning, and a topic or nothing")
        }
        let name = context.configuration.region
        guard let region = try await connection.transaction({ try RegionStore.find(name, on: $0) }) else {
            return Console.print("\(self.service.rawValue) has said nothing yet: nothing to send again")
        }
        guard seq < region.nextSeq else {
            throw UsageError("the stream of \(self.service.rawValue) ends at number \(region.nextSeq - 1)")
        }
        guard arguments.count == 2 else {
            try await self.requireStopped(context, connection)
            return try await connection.transaction { try Self.resume(region, after: seq, on: $0) }
        }
        let topics = Topics(prefix: context.configuration.topicPrefix)
        let all = try await self.written(topics, connection)
        let chosen = arguments[1] == "--all" ? all.filter { $0 != topics.stream(self.service) } : [arguments[1]]
        for topic in chosen {
            guard all.contains(topic) else {
                throw UsageError("\(self.service.rawValue) does not write the topic \(topic)")
            }
            try await connection.transaction { database in
                try WithheldTopics.resume(topic, after: seq, region: region, on: database)
            }
            Console.print("\(topic): what follows number \(seq) is sent again")
        }
    }

    /// The topics on which this service has something to say.
    private func written(_ topics: Topics, _ connection: PostgresConnection) async throws -> [String] {
        let rows = try await connection.transaction { database in
            (
                try database.query("SELECT DISTINCT topic FROM input").rows,
                try database.query("SELECT DISTINCT destination FROM journal WHERE destination IS NOT NULL").rows
            )
        }
        let answered = rows.0.compactMap { $0[0].text.flatMap { topics.partner(ofIntake: $0) } }.map(topics.feedback)
        return [topics.stream(self.service)] + Set(answered + rows.1.compactMap { $0[0].text }).sorted()
    }

    private static func resume(
        _ region: RegionState, after seq: Int64, on database: isolated PostgresConnection
    ) throws {
        try database.query(
            """
            UPDATE region SET published_nr = LEAST(published_nr, COALESCE(
                (SELECT min(nr) - 1 FROM journal WHERE journal.region = region.id AND seq > $2), published_nr))
            WHERE id = $1
            """, [.int(Int64(region.id)), .int(seq)])
        try database.query(
            """
            UPDATE withheld_topic w SET sent_nr = LEAST(w.sent_nr, r.published_nr) FROM region r
            WHERE r.id = w.region AND r.id = $1
            """, [.int(Int64(region.id))])
    }
}
