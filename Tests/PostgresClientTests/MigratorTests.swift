import PostgresClient
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(10)))
struct MigratorTests {
    private static let first = Migration(1, "one", "CREATE TABLE a (x int); INSERT INTO a VALUES (1);")
    private static let second = Migration(2, "two", "INSERT INTO a VALUES (2);")

    private static func error(_ body: () async throws -> Void) async -> PostgresError? {
        do {
            try await body()
            return nil
        } catch {
            return error as? PostgresError
        }
    }

    @Test func eachStepRunsOnceAndInOrder() async throws {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { connection in
                // Migrations run by number, whatever the order of the list.
                #expect(try await Migrator([Self.second, Self.first]).migrate(connection) == ["one", "two"])
                #expect(try await Migrator([Self.first, Self.second]).migrate(connection) == [])
                #expect(try await connection.query("SELECT x FROM a ORDER BY x").rows.count == 2)
                try await Migrator([Self.first, Self.second]).verify(connection)
            }
        }
    }

    @Test func severalAtOnceRunEachStepOnce() async throws {
        try await TestPostgres.withDatabase { database in
            let slow = Migration(3, "slow", "SELECT pg_sleep(0.2); CREATE TABLE b (x int);")
            let ran = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        let connection = try await database.connect()
                        let names = try await Migrator([Self.first, Self.second, slow]).migrate(connection)
                        await connection.close()
                        return names
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(ran.sorted() == ["one", "slow", "two"])
        }
    }

    @Test func aChangedStepIsRefused() async throws {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { connection in
                try await Migrator([Self.first]).migrate(connection)
                let changed = Migrator([Migration(1, "one", "CREATE TABLE a (x bigint);"), Self.second])
                for run in [{ _ = try await changed.migrate(connection) }, { try await changed.verify(connection) }] {
                    let error = await Self.error(run)
                    #expect(error?.code == .migration)
                    #expect(error?.message.contains("migration 1 (one) was changed") == true)
                }
                #expect(try await connection.query("SELECT x FROM a").rows.count == 1)
                // The lock is free again: the correct list proceeds at once.
                #expect(try await Migrator([Self.first, Self.second]).migrate(connection) == ["two"])
            }
        }
    }

    @Test func aDatabaseFromANewerVersionIsRefused() async throws {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { connection in
                try await Migrator([Self.first, Self.second]).migrate(connection)
                let old = Migrator([Self.first])
                for run in [{ _ = try await old.migrate(connection) }, { try await old.verify(connection) }] {
                    let error = await Self.error(run)
                    #expect(error?.code == .migration)
                    #expect(error?.message.contains("migration 2 (two)") == true)
                }
            }
        }
    }

    @Test func aMissingMigrationIsNamedWithItsRemedy() async throws {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { connection in
                let none = await Self.error { try await Migrator([Self.first]).verify(connection) }
                #expect(none?.code == .migration && none?.message.contains("migrate") == true)
                try await Migrator([Self.first]).migrate(connection)
                let one = await Self.error { try await Migrator([Self.first, Self.second]).verify(connection) }
                #expect(one?.code == .migration)
                #expect(one?.message.contains("migration 2 (two)") == true)
                #expect(one?.message.contains("`migrate`") == true)
            }
        }
    }

    @Test func aStepThatFailsLeavesNothingOfItself() async throws {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { connection in
                let broken = Migration(2, "two", "INSERT INTO a VALUES (2); SELECT 1 / 0;")
                let error = await Self.error { _ = try await Migrator([Self.first, broken]).migrate(connection) }
                #expect(error?.code == .data)
                let rows = try await connection.query("SELECT x FROM a").rows
                #expect(rows.count == 1)
                #expect(try await Migrator([Self.first, Self.second]).migrate(connection) == ["two"])
            }
        }
    }
}
