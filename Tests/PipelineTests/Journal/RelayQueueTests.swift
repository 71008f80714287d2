import Contracts
import KafkaClient
import Logging
@testable import Pipeline
import PostgresClient
import Synchronization
import TestSupport
import Testing

/// Rows that wait for a broker bound the memory of a service: by their number, and by their bytes.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct RelayQueueTests {
    private static func batch(rows count: Int, bytes: Int, after nr: Int64) -> [JournalRow] {
        (1...count).map { index in
            var row = JournalRow(
                verdict: .emitted, key: "k",
                payload: Array("{".utf8) + Array(repeating: 0x20, count: bytes - 2) + [0x7D])
            row.nr = nr + Int64(index)
            row.seq = row.nr
            return row
        }
    }

    @Test(arguments: [(rows: 10, bytes: 500_000), (rows: 4_000, bytes: 10)])
    func theServiceWaitsWhenMuchWaitsForTheBroker(rows: Int, bytes: Int) async throws {
        try await TestBroker.withBroker(development: true) { broker in
            try await broker.createTopics([.matching])
            try await TestPostgres.withDatabase { database in
                try await database.withConnection { connection in
                    _ = try await Migrator(PipelineSchema.migrations).migrate(connection)
                    let region = try #require(
                        try await connection.transaction { try RegionStore.acquire("utrecht", on: $0) })
                    let producer = try KafkaProducer(broker.configuration(), for: .batches)
                    let relay = Relay(
                        region, database: connection, producer: producer, stream: broker.topics.stream(.matching),
                        renderer: StreamRenderer(service: .matching, topics: broker.topics),
                        logger: ToyInstallation.logger)
                    broker.takeDown()
                    let running = Task { try await relay.run() }
                    let taken = Mutex(0)
                    let service = Task {
                        for place in 0..<4 {
                            try await relay.enqueue(
                                Self.batch(rows: rows, bytes: bytes, after: Int64(place * rows)))
                            taken.withLock { $0 = place + 1 }
                        }
                    }
                    // One batch is on its way and one waits.
                    try await eventually("two batches are taken") { taken.withLock { $0 } == 2 }
                    try await Task.sleep(for: .milliseconds(300))
                    #expect(taken.withLock { $0 } == 2 && relay.publishedNr == 0)
                    broker.bringUp()
                    try await service.value
                    try await eventually("all are sent") { relay.publishedNr == Int64(4 * rows) }
                    running.cancel()
                    _ = await running.result
                    producer.close()
                }
            }
        }
    }
}
