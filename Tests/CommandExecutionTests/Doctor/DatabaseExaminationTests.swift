@testable import CommandExecution
import OperatorCommands
@testable import Pipeline
import PostgresClient
import ServiceKit
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(10)))
struct DatabaseExaminationTests {
    private static let examination = DatabaseExamination(service: "matching", migrations: PipelineSchema.migrations)

    private static func wrong(_ spoil: (inout DatabaseFacts) -> Void) -> [String] {
        var facts = DatabaseFacts()
        spoil(&facts)
        return Self.examination.judge(facts).filter { $0.state == .wrong }.map(\.line)
    }

    @Test func onlyTheDisturbedSettingIsNamed() {
        #expect(Self.wrong { _ in } == [])
        let spoilers: [(words: [String], spoil: (inout DatabaseFacts) -> Void)] = [
            (["PostgreSQL 14 is too old", "15 or later"], { $0.version = 14_0011 }),
            (["encoding is SQL_ASCII", "CREATE DATABASE"], { $0.encoding = "SQL_ASCII" }),
            (["fsync is off", "set fsync = on"], { $0.fsync = "off" }),
            (["synchronous_commit is off", "synchronous_commit = on"], { $0.synchronousCommit = "off" }),
            (["only reads", "primary"], { $0.isReadOnly = true }),
            (["clock is 12 s ahead of", "time server"], { $0.clockAhead = .seconds(12) }),
            (["clock is 12 s behind", "time server"], { $0.clockAhead = .seconds(-12) }),
            (["migration 3", "doorstroom-matching migrate"], { $0.schemaProblem = "migration 3 has not run" }),
            (["denied", "OWNER TO"], { $0.writeProblem = "permission denied" }),
        ]
        for (words, spoil) in spoilers {
            let lines = Self.wrong(spoil)
            #expect(lines.count == 1, "\(lines)")
            for word in words { #expect(lines.first?.contains(word) == true, "\(lines)") }
        }
        // With `remote_apply` a replica has the commit before it is confirmed to us, so nothing is lost either.
        #expect(Self.wrong { $0.synchronousCommit = "remote_apply" } == [])
        #expect(Self.wrong { $0.clockAhead = .seconds(-9) } == [])
    }

    @Test func aDatabaseThatCannotBeReachedSaysWhy() async throws {
        #expect(await Self.examination.run("").map(\.text) == ["database: none is named"])
        try await TestPostgres.withDatabase { database in
            for (url, word) in [
                (database.url(password: "wrong"), "pg_hba.conf"),
                (database.url(database: "no_such_database"), "create the database"),
                (database.url(port: 1), "start PostgreSQL"),
            ] {
                let findings = await Self.examination.run(url)
                #expect(findings.count == 1 && findings[0].state == .wrong)
                #expect(findings[0].line.contains(word), "\(findings)")
            }
        }
    }

    @Test func aRealDatabaseIsExaminedWithoutChangingIt() async throws {
        try await TestPostgres.withDatabase { database in
            let before = await Self.examination.run(database.url).map(\.line)
            #expect(before.contains { $0.contains("run `doorstroom-matching migrate`") }, "\(before)")
            try await database.withConnection { _ = try await Migrator(PipelineSchema.migrations).migrate($0) }
            let after = await Self.examination.run(database.url)
            // The tests' own server runs without fsync.
            let wrong = after.filter { $0.state != .right }.map(\.text)
            #expect(
                wrong.count == (TestPostgres.isOwn ? 1 : 0) && wrong.allSatisfy { $0.contains("fsync") }, "\(wrong)")
            let tables = try await database.query("SELECT 1 FROM pg_class WHERE relname = 'doctor_was_here'")
            #expect(tables.isEmpty)
        }
    }

    @Test func aRoleThatMayNotWriteIsFound() async throws {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { connection in
                _ = try await Migrator(PipelineSchema.migrations).migrate(connection)
                try await connection.execute(
                    "ALTER DATABASE \"\(database.name)\" SET default_transaction_read_only = on")
            }
            let lines = await Self.examination.run(database.url).map(\.line)
            #expect(lines.contains { $0.contains("WRONG") && $0.contains("it only reads") }, "\(lines)")
        }
    }

    @Test func utrechtsTimeZoneMustBeKnown() {
        let known = DoctorCommand.timeZone(isReal: true) { () throws(ConfigurationError) in try UtrechtTime() }
        #expect(known.state == .right)
        let missing = DoctorCommand.timeZone(isReal: true) { () throws(ConfigurationError) in
            try UtrechtTime(zone: "Europe/Nowhere")
        }
        #expect(missing.state == .wrong && missing.line.contains("tzdata"))
        let simulated = DoctorCommand.timeZone(isReal: false) { () throws(ConfigurationError) in
            throw ConfigurationError("not asked")
        }
        #expect(simulated.state == .doesNotApply)
    }
}
