@testable import PostgresClient
import Synchronization
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(10)))
struct TransactionTests {
    private struct Defect: Error {}

    private static func withTable(_ body: (TestDatabase, PostgresConnection) async throws -> Void) async throws {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { connection in
                try await connection.execute("CREATE TABLE t (id bigint PRIMARY KEY)")
                try await body(database, connection)
            }
        }
    }

    private static func expect(_ rows: Int64, _ database: TestDatabase) async throws {
        let count = try await database.query("SELECT count(*) FROM t").first?[0].int
        #expect(count == rows)
    }

    @Test func aCommittedTransactionStaysAndReturnsItsValue() async throws {
        try await Self.withTable { database, connection in
            let value = try await connection.transaction { database in
                try database.query("INSERT INTO t VALUES (1)")
                return 42
            }
            #expect(value == 42)
            try await Self.expect(1, database)
        }
    }

    @Test func anErrorRollsBackAndIsThrownUnchanged() async throws {
        try await Self.withTable { database, connection in
            await #expect(throws: Defect.self) {
                try await connection.transaction { database in
                    try database.query("INSERT INTO t VALUES (1)")
                    throw Defect()
                }
            }
            try await Self.expect(0, database)
            // No transaction is left open.
            try await connection.transaction { _ = try $0.query("INSERT INTO t VALUES (1)") }
            try await Self.expect(1, database)
        }
    }

    @Test func aCommitThatTheServerAnswersWithRollbackIsAFailure() async throws {
        try await Self.withTable { database, connection in
            let error = await #expect(throws: PostgresError.self) {
                try await connection.transaction { database in
                    try database.query("INSERT INTO t VALUES (1)")
                    _ = try? database.query("SELECT 1 / 0")
                }
            }
            #expect(error?.message.contains("ROLLBACK") == true)
            #expect(error?.code != .commitOutcomeUnknown)
            try await Self.expect(0, database)
            #expect(try await connection.query("SELECT 1::bigint").first?[0].int == 1)
        }
    }

    @Test func aCommitThatFailsByItselfIsAFailure() async throws {
        try await Self.withTable { database, connection in
            try await connection.execute(
                "CREATE TABLE c (id bigint REFERENCES t DEFERRABLE INITIALLY DEFERRED)")
            let error = await #expect(throws: PostgresError.self) {
                try await connection.transaction { _ = try $0.query("INSERT INTO c VALUES (7)") }
            }
            #expect(error?.code == .data)
            #expect(try await connection.query("SELECT 1 FROM c").rows.isEmpty)
        }
    }

    private static func kill(_ connection: PostgresConnection, of database: TestDatabase) async throws {
        let pid = try #require(try await connection.query("SELECT pg_backend_pid()::bigint").first?[0])
        try await database.query("SELECT pg_terminate_backend($1::int)", [pid])
        try await eventually("the server's process is gone") {
            try await database.query("SELECT 1 FROM pg_stat_activity WHERE pid = $1::int", [pid]).isEmpty
        }
    }

    @Test func aConnectionKilledBetweenStatementsIsAnErrorOfTheWorld() async throws {
        try await Self.withTable { database, connection in
            try await Self.kill(connection, of: database)
            let error = await #expect(throws: PostgresError.self) {
                try await connection.transaction { _ = try $0.query("INSERT INTO t VALUES (1)") }
            }
            #expect(error?.code == .connection && error?.isInfrastructure == true)
            #expect(await !connection.isOpen)
        }
    }

    @Test func aConnectionKilledInsideATransactionIsAnErrorOfTheWorld() async throws {
        try await Self.withTable { database, connection in
            let error = await #expect(throws: PostgresError.self) {
                try await connection.transaction { database in
                    try database.query("INSERT INTO t VALUES (1)")
                    try database.query("SELECT pg_terminate_backend(pg_backend_pid())")
                    try database.query("INSERT INTO t VALUES (2)")
                }
            }
            #expect(error?.code == .connection && error?.isInfrastructure == true)
            try await Self.expect(0, database)
        }
    }

    /// The connection breaks after the last statement: the client cannot know whether the commit succeeded.
    @Test func aConnectionLostAtTheCommitLeavesTheOutcomeOpen() async throws {
        try await Self.withTable { database, connection in
            let pid = try #require(try await connection.query("SELECT pg_backend_pid()::bigint").first?[0])
            let killer = try await database.connect()
            // A constraint that is checked at COMMIT waits until the backend is killed.
            try await connection.execute(
                """
                CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS
                    'BEGIN PERFORM pg_sleep(60); RETURN NULL; END';
                CREATE CONSTRAINT TRIGGER late AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION linger();
                """)
            let assassin = Task {
                try await eventually("the commit is under way") {
                    try await killer.query(
                        "SELECT 1 FROM pg_stat_activity WHERE pid = $1::int AND wait_event = 'PgSleep'", [pid]
                    ).rows.count == 1
                }
                try await killer.query("SELECT pg_terminate_backend($1::int)", [pid])
            }
            let passed = Mutex(false)
            let error = await #expect(throws: PostgresError.self) {
                try await connection.transaction(beforeCommit: { passed.withLock { $0 = true } }) {
                    _ = try $0.query("INSERT INTO t VALUES (1)")
                }
            }
            try await assassin.value
            await killer.close()
            #expect(passed.withLock { $0 })
            #expect(error?.code == .commitOutcomeUnknown && error?.isInfrastructure == true)
            try await Self.expect(0, database)
        }
    }

    @Test func advisoryLocksAreExclusiveAndEndWithTheirConnection() async throws {
        try await Self.withTable { database, connection in
            func lock(_ connection: PostgresConnection) async throws -> Bool? {
                try await connection.query("SELECT pg_try_advisory_lock($1)", [.int(4_711)]).first?[0].bool
            }
            let other = try await database.connect()
            #expect(try await lock(connection) == true)
            #expect(try await lock(other) == false)
            // A rollback does not release the lock, only the end of the connection does.
            _ = try? await connection.transaction { _ in throw Defect() }
            #expect(try await lock(other) == false)
            await connection.close()
            try await eventually("the lock is free") { try await lock(other) == true }
            await other.close()
        }
    }
}
