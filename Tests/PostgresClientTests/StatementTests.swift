@testable import PostgresClient
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(10)))
struct StatementTests {
    private static func withTable(_ body: (TestDatabase, PostgresConnection) async throws -> Void) async throws {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { connection in
                try await connection.execute(
                    "CREATE TABLE t (id bigint PRIMARY KEY, name text); CREATE TABLE u (a int)")
                try await body(database, connection)
            }
        }
    }

    @Test func aStatementIsPreparedOncePerSignature() async throws {
        try await Self.withTable { _, connection in
            for number in 0..<10 {
                let result = try await connection.query(
                    "INSERT INTO t VALUES ($1, $2)", [.int(number), .text("n\(number)")])
                #expect(result.affected == 1)
            }
            for number in 0..<10 {
                let row = try await connection.query("SELECT name FROM t WHERE id = $1", [.int(number)]).first
                #expect(row?[0].text == "n\(number)")
            }
            // A parameter of another type makes another statement.
            try await connection.query("UPDATE t SET name = $2 WHERE id = $1", [.int(1), .null])
            try await connection.query("UPDATE t SET name = $2 WHERE id = $1", [.int(1), .text("x")])
            let prepared = try await connection.query("SELECT statement FROM pg_prepared_statements").rows
            #expect(prepared.count == 5)
            #expect(try await connection.query("SELECT count(*) FROM t WHERE name IS NOT NULL").first?[0].int == 10)
        }
    }

    @Test func aStatementThatFailsLeavesTheConnectionUsable() async throws {
        try await Self.withTable { _, connection in
            try await connection.query("INSERT INTO t VALUES (1, 'a')")
            for sql in ["SELEC 1", "SELECT * FROM nothing", "INSERT INTO t VALUES (1, 'b')", "SELECT 1/0"] {
                await #expect(throws: PostgresError.self) { try await connection.query(sql) }
                #expect(try await connection.query("SELECT 1::bigint").first?[0].int == 1)
            }
        }
    }

    @Test(arguments: [
        ("INSERT INTO t VALUES (1, 'b')", PostgresError.Code.data, "23505" as String?, false),
        ("SELECT 1 / 0", .data, "22012", false), ("SELECT * FROM nothing", .other, "42P01", false),
        ("DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40001'; END $$", .retriable, "40001", true),
        ("DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40P01'; END $$", .retriable, "40P01", true),
        ("DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '53100'; END $$", .outOfResources, "53100", true),
        ("DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '58030'; END $$", .outOfResources, "58030", true),
        ("SET statement_timeout = 50; SELECT pg_sleep(10)", .retriable, "57014", true),
        ("SET lock_timeout = 50; LOCK TABLE u", .retriable, "55P03", true),
        // The server's last sign is the broken connection itself.
        ("SELECT pg_terminate_backend(pg_backend_pid())", .connection, nil, true),
    ])
    func anErrorNamesTheRemedy(
        sql: String, code: PostgresError.Code, state: String?, isInfrastructure: Bool
    ) async throws {
        try await Self.withTable { database, connection in
            try await database.withConnection { other in
                try await connection.query("INSERT INTO t VALUES (1, 'a')")
                try await other.execute("BEGIN; LOCK TABLE u")
                let error = await #expect(throws: PostgresError.self) { try await connection.execute(sql) }
                #expect(error?.code == code)
                #expect(error?.sqlState == state)
                #expect(error?.isInfrastructure == isInfrastructure)
                #expect(error?.message.isEmpty == false)
                #expect(await connection.isOpen == (code != .connection))
            }
        }
    }

    @Test func copyTakesEveryKindOfColumn() async throws {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { connection in
                try await connection.execute(
                    """
                    CREATE TABLE c (n bigint PRIMARY KEY, i8 bigint, i2 smallint, tx text, by bytea)
                    """)
                let big = [UInt8](repeating: 0xA5, count: 3 << 20)
                var buffer = CopyBuffer()
                buffer.startRow(columns: 5)
                buffer.int8(1)
                buffer.int8(.min)
                buffer.int2(-7)
                buffer.text("één\t\\N")
                buffer.bytea(big)
                buffer.startRow(columns: 5)
                buffer.int8(2)
                buffer.int8(nil)
                buffer.int2(nil)
                buffer.text(nil)
                buffer.bytea(nil)
                buffer.startRow(columns: 5)
                buffer.int8(3)
                for _ in 0..<2 { buffer.null() }
                buffer.text("")
                buffer.bytea([])
                #expect(buffer.rows == 3)
                try await connection.copy(buffer, into: "c (n, i8, i2, tx, by)")
                let rows = try await connection.query("SELECT * FROM c ORDER BY n").rows
                #expect(
                    (0..<5).map { rows[0][$0] } == [
                        .int(1 as Int64), .int(.min as Int64), .int(-7 as Int64),
                        .text("één\t\\N"), .bytes(big),
                    ])
                #expect((1..<5).allSatisfy { rows[1][$0].isNull })
                #expect((3..<5).map { rows[2][$0] } == [.text(""), .bytes([])])
            }
        }
    }

    @Test func aCopyThatFailsLeavesTheConnectionUsable() async throws {
        try await Self.withTable { _, connection in
            @Sendable func rows(_ ids: [Int64]) -> CopyBuffer {
                var buffer = CopyBuffer()
                for id in ids {
                    buffer.startRow(columns: 2)
                    buffer.int8(id)
                    buffer.text("x")
                }
                return buffer
            }
            try await connection.copy(rows([]), into: "t (id, name)")
            try await connection.copy(rows(Array(1...1_000)), into: "t (id, name)")
            let failures: [(CopyBuffer, String, PostgresError.Code)] = [
                (rows([2_000, 500]), "t (id, name)", .data), (rows([2_000]), "nothing (id, name)", .other),
                (rows([2_000]), "t (id)", .data), (rows([2_000]), "t (id, nothing)", .other),
            ]
            for (buffer, target, code) in failures {
                let error = await #expect(throws: PostgresError.self) {
                    try await connection.copy(buffer, into: target)
                }
                #expect(error?.code == code)
                #expect(try await connection.query("SELECT count(*) FROM t").first?[0].int == 1_000)
            }
            // Inside a transaction no row stays either.
            await #expect(throws: PostgresError.self) {
                try await connection.transaction { database in
                    try database.copy(rows([3_000]), into: "t (id, name)")
                    try database.copy(rows([3_000]), into: "t (id, name)")
                }
            }
            try await connection.copy(rows([2_000]), into: "t (id, name)")
            #expect(try await connection.query("SELECT count(*) FROM t").first?[0].int == 1_001)
        }
    }

    /// Many pieces are copied as one; an error in any of them, on our side or the server's, leaves no rows.
    @Test func rowsAreCopiedPieceByPiece() async throws {
        struct Unwritable: Error {}
        try await Self.withTable { _, connection in
            let name = String(repeating: "n", count: 300)
            let count = 2_000
            try await connection.copy(0..<0, into: "nothing (id)") { _, _ in }
            for failing in [1, count / 2, count] {
                await #expect(throws: Unwritable.self, "row \(failing)") {
                    try await connection.copy(1..<count + 1, into: "t (id, name)") { number, buffer in
                        guard number != failing else { throw Unwritable() }
                        buffer.startRow(columns: 2)
                        buffer.int8(Int64(number))
                        buffer.text(name)
                    }
                }
                let error = await #expect(throws: PostgresError.self, "row \(failing)") {
                    try await connection.copy(1..<count + 1, into: "t (id, name)") { number, buffer in
                        buffer.startRow(columns: 2)
                        buffer.int8(number == failing ? Int64(failing % count + 1) : Int64(number))
                        buffer.text(name)
                    }
                }
                #expect(error?.code == .data)
                #expect(try await connection.query("SELECT count(*) FROM t").first?[0].int == 0)
            }
            try await connection.copy(1..<count + 1, into: "t (id, name)") { number, buffer in
                buffer.startRow(columns: 2)
                buffer.int8(Int64(number))
                buffer.text(name)
            }
            let stored = try await connection.query("SELECT count(*), sum(id)::bigint, min(name), max(name) FROM t")
            #expect(stored.first?[0].int == 2_000)
            #expect(stored.first?[1].int == 2_001_000)
            #expect(stored.first?[2].text == name && stored.first?[3].text == name)
        }
    }

    @Test func usingAClosedConnectionFails() async throws {
        try await TestPostgres.withDatabase { database in
            let connection = try await database.connect()
            await connection.close()
            #expect(await !connection.isOpen)
            let error = await #expect(throws: PostgresError.self) { try await connection.query("SELECT 1") }
            #expect(error?.code == .connection)
            await connection.close()
        }
    }
}
