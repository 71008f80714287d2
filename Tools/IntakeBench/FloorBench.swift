import Contracts
import Foundation
import JSON
import KafkaClient
import Pipeline
import PostgresClient

/// Measures the cost of storage and broker alone, with everything made beforehand.
struct FloorBench {
    static let batch = 5_000

    let events: Int

    private struct Batch: Sendable {
        let raw: CopyBuffer
        let aggregates: CopyBuffer
        let messages: MessageBatch
    }

    func run(folder: String, postgres: String, kafka: String?) async throws -> Measurement {
        let prefix = "floor-\(UUID().uuidString.prefix(8).lowercased())"
        let topics = Topics(prefix: prefix)
        let definitions = [
            TopicDefinition(topics.stream(.registration)), TopicDefinition(topics.feedback(BenchEvents.partner)),
        ]
        let broker = try await BenchBroker.start(folder: folder, kafka: kafka, topics: definitions)
        let url = try await BenchDatabase.make(postgres, prefix)
        let connection = try await PostgresConnection(url)
        try await connection.execute(
            """
            CREATE TABLE raw (payload bytea NOT NULL, id_hash bytea PRIMARY KEY);
            CREATE TABLE aggregate (kind text, id text, owner text NOT NULL, state text NOT NULL, document bytea,
                PRIMARY KEY (kind, id));
            """)
        let batches = stride(from: 0, to: self.events, by: Self.batch).map { start in
            self.batch(start..<min(start + Self.batch, self.events), topics: topics)
        }
        let producer = try KafkaProducer(broker.configuration("floor"), for: .batches)
        let before = try await BenchDatabase.wal(connection)
        let processors = ProcessorTime.now()
        let start = ContinuousClock.now
        var sending: Task<Void, any Error>?
        for batch in batches {
            try await connection.transaction { database in
                try database.copy(batch.raw, into: "raw (payload, id_hash)")
                try database.copy(batch.aggregates, into: "aggregate (kind, id, owner, state, document)")
            }
            // One batch is on its way to the broker while the next is stored.
            try await sending?.value
            sending = Task { try await producer.send(batch.messages) }
        }
        try await sending?.value
        let elapsed = ContinuousClock.now - start
        let profile = ProcessorTime.now().perEvent(since: processors, events: self.events)
        let after = try await BenchDatabase.wal(connection)
        producer.close()
        await connection.close()
        try await BenchDatabase.drop(postgres, prefix)
        try await broker.stop(deleting: definitions)
        return Measurement(events: self.events, elapsed: elapsed, wal: after - before, profile: profile)
    }

    private func batch(_ range: Range<Int>, topics: Topics) -> Batch {
        var raw = CopyBuffer(reserving: range.count * 1_000)
        var aggregates = CopyBuffer(reserving: range.count * 800)
        var messages = MessageBatch(contentType: CloudEvent.structuredContentType)
        let stream = messages.target(topics.stream(.registration))
        let feedback = messages.target(topics.feedback(BenchEvents.partner))
        for index in range {
            let event = BenchEvents.event(index)
            let bytes = event.bytes
            raw.startRow(columns: 2)
            raw.bytea(bytes)
            raw.bytea(Identifiers.eventKey(source: event.source, id: event.id).bytes)
            aggregates.startRow(columns: 5)
            aggregates.text("application")
            aggregates.text(event.subject)
            aggregates.text(BenchEvents.partner)
            aggregates.text("open")
            aggregates.bytea(event.data.map { JSONWriter.bytes($0) })
            messages.add(to: stream, key: event.id) { $0 += bytes }
            messages.add(to: feedback, key: event.id) { $0 += bytes.prefix(420) }
        }
        return Batch(raw: raw, aggregates: aggregates, messages: messages)
    }
}
