import Contracts
import Intake
import KafkaClient
import OperatorCommands
import Pipeline
import PostgresClient
import ServiceKit

extension RewindCommand: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        try await context.withDatabase { try await self.rewind(context, $0) }
    }

    private func rewind(_ context: CommandContext, _ connection: PostgresConnection) async throws {
        let (topics, source) = (context.topics, context.partnerSource)
        let (rows, directory) = try await connection.transaction { database in
            (
                try database.query(
                    "SELECT topic, min(next_offset) FROM input WHERE is_current GROUP BY topic ORDER BY topic"
                )
                .rows, try source?.load(on: database)
            )
        }
        let chosen = rows.compactMap { row in row[0].text.map { ($0, row[1].int ?? 0) } }.filter { topic, _ in
            self.all ? topics.partner(ofIntake: topic).flatMap { directory?[$0] } != nil : topic == self.topic
        }
        guard !chosen.isEmpty else {
            throw UsageError(
                self.all
                    ? "this service reads no partner's topic"
                    : "this service has never read the topic \(self.topic ?? "")")
        }
        // All topics are checked before any is marked.
        for (topic, next) in chosen {
            if topics.partner(ofIntake: topic) == nil { try await context.requireStopped(connection) }
            if let offset = self.offset, offset > next {
                throw UsageError(
                    "\(topic) is read from offset \(next) on: from \(offset) on, the events between would never be answered"
                )
            }
            try await self.require(topic, context)
        }
        let place = self.offset.map { "offset \($0)" } ?? "the start"
        for (topic, _) in chosen {
            if self.dryRun {
                Console.print("\(topic): would be read from \(place)")
                continue
            }
            let count = try await Rewinding.rewind(topic, to: self.offset, on: connection)
            Console.print("\(topic): \(count) partitions will be read from \(place)")
        }
    }

    /// Refuses an offset that the log does not hold: the reader would move it, and on a stream it would skip numbers.
    private func require(_ topic: String, _ context: CommandContext) async throws {
        let consumer = try KafkaConsumer(
            context.kafka("rewind"), group: ConsumerGroups.name(context.service.rawValue))
        do {
            guard let partitions = try await consumer.topics()[topic] else {
                throw UsageError("the broker names no topic \(topic): run `topics` first")
            }
            for partition in 0..<Int32(partitions) {
                guard let offset = self.offset else { break }
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
}
