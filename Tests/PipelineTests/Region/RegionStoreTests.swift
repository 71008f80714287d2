@testable import Pipeline
import PostgresClient
import TestSupport
import Testing
import Vocabulary

/// The guards that keep a superseded instance from writing.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct RegionStoreTests {
    private static func withRegion(
        _ body: (TestDatabase, PostgresConnection, RegionState) async throws -> Void
    ) async throws {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { connection in
                _ = try await Migrator(PipelineSchema.migrations).migrate(connection)
                let region = try #require(
                    try await connection.transaction { try RegionStore.acquire("utrecht", on: $0) })
                try await connection.query(
                    "INSERT INTO input (region, topic, \"partition\", next_offset) VALUES ($1, 't', 0, 5)",
                    [.int(Int64(region.id))])
                try await body(database, connection, region)
            }
        }
    }

    private static func append(
        _ region: RegionState, _ connection: PostgresConnection, advance: OffsetAdvance? = nil
    ) async throws -> (RegionState, [JournalRow]) {
        try await connection.transaction { database in
            try RegionStore.advance(advance.map { [$0] } ?? [], on: database)
            let rows = [JournalRow(verdict: .accepted, key: "a"), JournalRow(verdict: .rejected, key: "b")]
            return try RegionStore.append(
                rows, numbered: { verdict, _ in verdict == .accepted }, region: region, publishedNr: 0, day: nil,
                on: database)
        }
    }

    private static func advance(from expected: Int64, epoch: Int64 = 0) -> OffsetAdvance {
        OffsetAdvance(
            input: 1, epoch: epoch, expected: expected, next: expected + 2, lastOffset: expected + 1, lastDigest: [1],
            lastSeq: 0, day: nil, count: 2)
    }

    @Test func numbersAreDrawnWithoutGaps() async throws {
        try await Self.withRegion { database, connection, region in
            let (second, rows) = try await Self.append(region, connection, advance: Self.advance(from: 5))
            #expect(rows.map(\.nr) == [1, 2] && rows.map(\.seq) == [1, nil])
            let (_, more) = try await Self.append(second, connection, advance: Self.advance(from: 7))
            #expect(more.map(\.nr) == [3, 4] && more.map(\.seq) == [2, nil])
            let row = try #require(try await database.query("SELECT next_offset, read_count FROM input").first)
            #expect(row[0].int == 9 && row[1].int == 4)
        }
    }

    @Test(arguments: [
        "UPDATE region SET term = term + 1", "UPDATE region SET next_nr = next_nr + 1",
    ])
    func aStaleTermOrNumberWritesNothing(change: String) async throws {
        try await Self.withRegion { database, connection, region in
            try await database.query(change)
            await #expect(throws: StaleWriterError.self) {
                _ = try await Self.append(region, connection, advance: Self.advance(from: 5))
            }
            #expect(try await database.query("SELECT 1 FROM journal").isEmpty)
            #expect(try await database.query("SELECT next_offset FROM input").first?[0].int == 5)
        }
    }

    @Test(arguments: [
        "UPDATE input SET next_offset = 6", "UPDATE input SET epoch = 1", "UPDATE input SET is_current = false",
        "DELETE FROM input",
    ])
    func aStaleOffsetWritesNothing(change: String) async throws {
        try await Self.withRegion { database, connection, region in
            try await database.query(change)
            await #expect(throws: StaleWriterError.self) {
                _ = try await Self.append(region, connection, advance: Self.advance(from: 5))
            }
            #expect(try await database.query("SELECT 1 FROM journal").isEmpty)
            #expect(try await database.query("SELECT next_nr FROM region").first?[0].int == 1)
        }
    }

    @Test func aStaleTermMayNotMoveTheMarkEither() async throws {
        try await Self.withRegion { database, connection, region in
            try await connection.transaction { try RegionStore.publish(upTo: 4, region: region, on: $0) }
            // The mark never decreases.
            try await connection.transaction { try RegionStore.publish(upTo: 2, region: region, on: $0) }
            #expect(try await database.query("SELECT published_nr FROM region").first?[0].int == 4)
            try await database.query("UPDATE region SET term = term + 1")
            await #expect(throws: StaleWriterError.self) {
                try await connection.transaction { try RegionStore.publish(upTo: 9, region: region, on: $0) }
            }
        }
    }

    @Test func oneInstanceHoldsARegionUntilItsConnectionEnds() async throws {
        try await Self.withRegion { database, connection, region in
            try await database.withConnection { other in
                let denied = try await other.transaction { try RegionStore.acquire("utrecht", on: $0) }
                #expect(denied?.term == nil)
                let elsewhere = try await other.transaction { try RegionStore.acquire("elsewhere", on: $0) }
                #expect(elsewhere?.id == region.id + 1)
                await connection.close()
                try await eventually("the lock is free") {
                    guard let taken = try await other.transaction({ try RegionStore.acquire("utrecht", on: $0) })
                    else { return false }
                    return taken.term == region.term + 1
                }
            }
        }
    }
}
