import Contracts
import OperatorCommands
import Pipeline
import PostgresClient
import ServiceKit

extension ResumeFromCommand: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        try await context.withDatabase { try await self.resume(context, $0) }
    }

    private func resume(_ context: CommandContext, _ connection: PostgresConnection) async throws {
        let name = context.configuration.region
        guard let region = try await connection.transaction({ try RegionStore.find(name, on: $0) }) else {
            return Console.print("\(context.service.rawValue) has said nothing yet: nothing to send again")
        }
        guard self.seq < region.nextSeq else {
            throw UsageError("the stream of \(context.service.rawValue) ends at number \(region.nextSeq - 1)")
        }
        guard self.all || self.topic != nil else {
            try await context.requireStopped(connection)
            return try await connection.transaction { try Self.resume(region, after: self.seq, on: $0) }
        }
        let stream = context.topics.stream(context.service)
        let all = try await self.written(context, connection)
        let chosen = self.topic.map { [$0] } ?? all.filter { $0 != stream }
        for topic in chosen {
            guard all.contains(topic) else {
                throw UsageError("\(context.service.rawValue) does not write the topic \(topic)")
            }
            try await connection.transaction { database in
                try WithheldTopics.resume(topic, after: self.seq, region: region, on: database)
            }
            Console.print("\(topic): what follows number \(self.seq) is sent again")
        }
    }

    /// The topics that this service writes.
    private func written(_ context: CommandContext, _ connection: PostgresConnection) async throws -> [String] {
        let topics = context.topics
        let rows = try await connection.transaction { database in
            (
                try database.query("SELECT DISTINCT topic FROM input").rows,
                try database.query("SELECT DISTINCT destination FROM journal WHERE destination IS NOT NULL").rows
            )
        }
        let answered = rows.0.compactMap { $0[0].text.flatMap { topics.partner(ofIntake: $0) } }.map(topics.feedback)
        return [topics.stream(context.service)] + Set(answered + rows.1.compactMap { $0[0].text }).sorted()
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
