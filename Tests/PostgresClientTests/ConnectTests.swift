@testable import PostgresClient
import TestSupport
import Testing

/// The reasons why a connection fails, classified by what an operator can do.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct ConnectTests {
    private static func error(_ url: String) async -> PostgresError? {
        do {
            await (try PostgresConnection(url)).close()
            return nil
        } catch {
            return error as? PostgresError
        }
    }

    @Test(.enabled(if: TestPostgres.isOwn, "another server may trust everybody"))
    func aWrongPasswordOrUserIsARefusal() async throws {
        try await TestPostgres.withDatabase { database in
            #expect(await Self.error(database.url(password: "wrong"))?.code == .authentication)
            #expect(await Self.error(database.url(user: "nobody_we_know"))?.code == .authentication)
        }
    }

    @Test func aMissingDatabaseIsNamed() async throws {
        try await TestPostgres.withDatabase { database in
            let error = await Self.error(database.url(database: "no_such_database"))
            #expect(error?.code == .databaseMissing)
            #expect(error?.message.contains("no_such_database") == true)
        }
    }

    @Test func anAbsentServerIsWaitedFor() async throws {
        // Port 1 on loopback: nothing listens there.
        let error = await Self.error("postgresql://a:b@127.0.0.1:1/x")
        #expect(error?.code == .connection && error?.isInfrastructure == true)
        let name = await Self.error("postgresql://a:b@no-such-host.invalid/x")
        #expect(name?.code == .connection)
    }

    @Test func anInvalidAddressIsAnError() async throws {
        let error = await Self.error("postgresql://127.0.0.1:port/x")
        #expect(error != nil)
    }
}

@Suite(.serialized, .timeLimit(.minutes(10)))
struct PoolTests {
    private actor Crowd {
        private var present = 0
        private(set) var most = 0

        func enter() {
            self.present += 1
            self.most = max(self.most, self.present)
        }

        func leave() { self.present -= 1 }
    }

    @Test func noMoreConnectionsThanAllowed() async throws {
        try await TestPostgres.withDatabase { database in
            let pool = PostgresPool(database.url, maximum: 3)
            let crowd = Crowd()
            let pids = try await withThrowingTaskGroup(of: Int64?.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        try await pool.withConnection { connection in
                            await crowd.enter()
                            let pid = try await connection.query("SELECT pg_backend_pid()::bigint, pg_sleep(0.02)")
                                .first?[0].int
                            await crowd.leave()
                            return pid
                        }
                    }
                }
                return try await group.reduce(into: Set<Int64>()) { if let pid = $1 { $0.insert(pid) } }
            }
            #expect((1...3).contains(pids.count))
            #expect(await crowd.most == 3)
            await pool.close()
        }
    }

    @Test(arguments: [true, false])
    func aBrokenConnectionIsNotHandedOn(isSwallowed: Bool) async throws {
        try await TestPostgres.withDatabase { database in
            let pool = PostgresPool(database.url, maximum: 1)
            let kill = "SELECT pg_terminate_backend(pg_backend_pid())"
            if isSwallowed {
                try await pool.withConnection { connection in _ = try? await connection.query(kill) }
            } else {
                await #expect(throws: PostgresError.self) {
                    try await pool.withConnection { connection in _ = try await connection.query(kill) }
                }
            }
            let one = try await pool.withConnection { try await $0.query("SELECT 1::bigint").first?[0].int }
            #expect(one == 1)
            await pool.close()
        }
    }

    @Test func anErrorOfTheClosureKeepsTheConnection() async throws {
        try await TestPostgres.withDatabase { database in
            let pool = PostgresPool(database.url, maximum: 1)
            func pid() async throws -> Int64? {
                try await pool.withConnection { try await $0.query("SELECT pg_backend_pid()::bigint").first?[0].int }
            }
            let before = try await pid()
            await #expect(throws: PostgresError.self) {
                try await pool.withConnection { _ = try await $0.query("SELECT 1 / 0") }
            }
            #expect(try await pid() == before)
            await pool.close()
        }
    }

    @Test func aPoolWithoutAServerFailsAndRecovers() async throws {
        let pool = PostgresPool("postgresql://a:b@127.0.0.1:1/x", maximum: 1)
        for _ in 0..<3 {
            let error = await #expect(throws: PostgresError.self) { try await pool.withConnection { _ in } }
            #expect(error?.code == .connection)
        }
    }
}
