@testable import Pipeline
import PostgresClient
import Synchronization
import TestSupport
import Testing

/// The step from the table `event_key` to the journal's own index of ids (migration 11).
@Suite(.timeLimit(.minutes(10)))
struct IdsInJournalTests {
    private static let step = 11

    /// One event was accepted, one is parked, one was parked and then accepted, and one was given up.
    private static let before = """
        INSERT INTO region (id, name) VALUES (1, 'utrecht');
        INSERT INTO input (region, topic, "partition", next_offset) VALUES (1, 't.in.lister', 0, 0);
        INSERT INTO journal (region, nr, seq, verdict, input, "offset", key, id_hash, digest, first_nr) VALUES
            (1, 1, 1, 1, 1, 0, 'accepted', 'a', 'a', NULL), (1, 2, NULL, 4, 1, 1, 'parked', 'p', 'p', NULL),
            (1, 3, NULL, 4, 1, 2, 'drained', 'd', 'd', NULL), (1, 4, NULL, 4, 1, 3, 'given up', 'g', 'g', NULL),
            (1, 5, 2, 1, 1, 2, 'drained', 'd', 'd', 3), (1, 6, NULL, 7, 1, 3, 'given up', NULL, NULL, 4),
            (1, 7, NULL, 3, 1, 4, 'accepted', 'a', NULL, 1);
        INSERT INTO event_key VALUES ('a', 'a', 1, 1), ('p', 'p', 2, NULL), ('d', 'd', 5, 2);
        INSERT INTO parked_event (region, nr, key, waits_for, input, "offset", body, headers, reason, state)
        SELECT 1, nr, key, '{}', 1, "offset", '', '[]', 'toy fault',
            CASE key WHEN 'parked' THEN 'open' WHEN 'drained' THEN 'drained' ELSE 'discarded' END
        FROM journal WHERE verdict = 4;
        """

    private static func withEarlierDatabase(_ body: (PostgresConnection) async throws -> Void) async throws {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { connection in
                _ = try await Migrator(PipelineSchema.migrations.filter { $0.number < Self.step }).migrate(connection)
                try await connection.execute(Self.before)
                try await body(connection)
            }
        }
    }

    private static func taken(_ connection: PostgresConnection) async throws -> [String] {
        try await connection.query(
            """
            SELECT convert_from(id_hash, 'UTF8') FROM journal WHERE verdict = 1
            UNION ALL SELECT convert_from(id_hash, 'UTF8') FROM parked_event WHERE state = 'open' ORDER BY 1
            """
        ).rows.compactMap { $0[0].text }
    }

    @Test func theSameIdsAreTaken() async throws {
        try await Self.withEarlierDatabase { connection in
            let durations = Mutex<[String]>([])
            let names = try await Migrator(PipelineSchema.migrations).migrate(connection) { migration in
                durations.withLock { $0.append(migration.duration ?? "") }
            }
            #expect(names == ["ids in the journal"] && durations.withLock { $0 }.allSatisfy { !$0.isEmpty })
            #expect(try await Self.taken(connection) == ["a", "d", "p"])
            for id in ["a", "d"] {
                let error = await #expect(throws: PostgresError.self) {
                    try await connection.execute(
                        "INSERT INTO journal (region, nr, verdict, id_hash) VALUES (1, 99, 1, '\(id)')")
                }
                #expect(error?.sqlState == "23505")
            }
            // A given-up id is free, and a rejected or repeated event takes none.
            try await connection.execute(
                """
                INSERT INTO journal (region, nr, verdict, id_hash) VALUES (1, 8, 1, 'g'), (1, 9, 3, 'g'), (1, 10, 2, 'g');
                UPDATE parked_event SET state = 'drained' WHERE state = 'open';
                INSERT INTO journal (region, nr, verdict, id_hash) VALUES (1, 11, 1, 'p')
                """)
            #expect(try await Self.taken(connection) == ["a", "d", "g", "p"])
        }
    }

    /// An interrupted step leaves everything as it was, and runs again.
    @Test func afterAnInterruptionTheStepRunsAgain() async throws {
        try await Self.withEarlierDatabase { connection in
            try await connection.execute("INSERT INTO journal (region, nr, verdict, id_hash) VALUES (1, 12, 1, 'a')")
            await #expect(throws: PostgresError.self) {
                try await Migrator(PipelineSchema.migrations).migrate(connection)
            }
            #expect(try await connection.query("SELECT count(*) FROM event_key").first?[0].int == 3)
            try await connection.execute("DELETE FROM journal WHERE nr = 12")
            #expect(try await Migrator(PipelineSchema.migrations).migrate(connection) == ["ids in the journal"])
            #expect(try await Self.taken(connection) == ["a", "d", "p"])
        }
    }
}
