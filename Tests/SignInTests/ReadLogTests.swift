import Access
import Contracts
import HTTPTypes
@testable import Pipeline
import PostgresClient
import ServiceKit
@testable import SignIn
import TestData
import TestSupport
import Testing

/// The read log: from a request to a row, and what becomes of a log that somebody changes.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct ReadLogTests {
    /// Registration with an application of Lister.
    private static func with(
        isolation: isolated (any Actor)? = #isolation, _ body: (TestService) async throws -> Void
    ) async throws {
        let environment = ["DOORSTROOM_TRUSTED_PROXIES": "10.0.0.0/8"]
        try await TestService.with(.registration, environment) { service in
            try await service.connection.execute(
                "INSERT INTO registered (kind, id, owner, state) VALUES ('application', 'a-1', 'lister', 'open')")
            try await body(service)
        }
    }

    private static func rows(
        _ service: TestService, isolation: isolated (any Actor)? = #isolation
    ) async throws -> [ReadLog.Row] {
        var rows: [ReadLog.Row] = []
        try await ReadLog.forEach(on: service.connection) { rows.append($0) }
        return rows
    }

    @Test func aRowSaysWhoSawWhomAndFromWhere() async throws {
        try await Self.with { service in
            let browser = try await service.browser(as: try #require(Grant(.institutionWorker, party: "lister")))
            let answer = try await browser.send(
                .get, "/api/v1/applications/a-1", ["x-forwarded-for": "203.0.113.7, 198.51.100.9"])
            #expect(answer.status == 200)
            let machine = try await service.machine(
                try Scopes(texts: ["applications:whole"]), .get, "/api/v1/applications/a-1")
            #expect(machine.status == 200)
            let rows = try await Self.rows(service)
            #expect(rows.map(\.entry.persons) == [["a-1"], ["a-1"]] && rows.map(\.nr) == [1, 2])
            #expect(rows[0].entry.viewer == "development:institution-worker:lister")
            #expect(rows[0].entry.roles == ["institution-worker:lister"] && rows[0].entry.kind == .applications)
            #expect(rows[0].entry.by == "GET /api/v1/applications/{id}")
            // The test's requests have no connection, and so no proxy of ours.
            #expect(rows[0].entry.client == "unknown")
            #expect(rows[1].entry.viewer.hasPrefix("token:") && rows[1].entry.roles.isEmpty)
        }
    }

    @Test func whatShowsNobodyIsNotWrittenDown() async throws {
        try await Self.with { service in
            let other = try await service.browser(as: try #require(Grant(.institutionWorker, party: "kwintes")))
            #expect(try await other.send(.get, "/api/v1/applications/a-1").status == 404)
            _ = try await service.machine(try Scopes(texts: ["applications"]), .get, "/api/v1/applications/a-1")
            _ = try await service.machine(.all, .get, "/api/v1/calendar")
            #expect(try await Self.rows(service).isEmpty)
        }
    }

    @Test func nobodySeesAPersonWhenTheLogCannotBeWritten() async throws {
        try await Self.with { service in
            try await service.connection.execute("DELETE FROM read_log_head")
            let answer = try await service.machine(.all, .get, "/api/v1/applications/a-1")
            #expect(answer.status == 500 && !answer.body.contains("lister"))
            #expect(try await service.machine(.all, .get, "/api/v1/calendar").status == 200)
        }
    }

    @Test(arguments: [
        "UPDATE read_log SET viewer = 'somebody'", "DELETE FROM read_log WHERE nr = 2", "TRUNCATE read_log",
    ])
    func theLogOnlyGrows(statement: String) async throws {
        try await Self.with { service in
            try await Self.fill(service)
            await #expect(throws: PostgresError.self) { try await service.connection.execute(statement) }
            #expect(try await ReadLog.verify(on: service.connection).nr == 3)
        }
    }

    @Test(
        arguments: [
            ("UPDATE read_log SET viewer = 'somebody' WHERE nr = 2", "row 2 was changed"),
            ("UPDATE read_log SET persons = '{}' WHERE nr = 3", "row 3 was changed"),
            ("DELETE FROM read_log WHERE nr = 2", "row 2 is missing"),
            ("DELETE FROM read_log WHERE nr = 1", "row 1 is missing"),
            ("DELETE FROM read_log WHERE nr = 3", "rows after 2 are missing"),
            ("DELETE FROM read_log; UPDATE read_log_head SET nr = 0, digest = decode(repeat('00', 32), 'hex')", nil),
        ] as [(String, String?)])
    func aLogThatSomebodyChangedShows(statement: String, flaw: String?) async throws {
        try await Self.with { service in
            try await Self.fill(service)
            let head = try await ReadLog.verify(on: service.connection)
            #expect(ReadLog.Head(text: head.text) == head && head.nr == 3)
            // The owner of the table can take the trigger away.
            try await service.connection.execute("ALTER TABLE read_log DISABLE TRIGGER ALL; " + statement)
            if let flaw {
                await #expect {
                    _ = try await ReadLog.verify(on: service.connection)
                } throws: { "\($0)".contains(flaw) }
            } else {
                // A log that was written anew as a whole fits in itself, and not with a head that was kept elsewhere.
                #expect(try await ReadLog.verify(on: service.connection).nr == 0)
            }
            await #expect(throws: ReadLog.Flaw.self) {
                _ = try await ReadLog.verify(known: [head], on: service.connection)
            }
        }
    }

    @Test func manyReadersAtOnceMakeOneChain() async throws {
        try await Self.with { service in
            try await withThrowingTaskGroup(of: Void.self) { group in
                let signIn = service.signIn
                for number in 0..<40 {
                    group.addTask { try await signIn.note(Self.entry("p\(number)")) }
                }
                try await group.waitForAll()
            }
            #expect(try await ReadLog.verify(on: service.connection).nr == 40)
            #expect(Set(try await Self.rows(service).flatMap(\.entry.persons)).count == 41)
        }
    }

    /// The published head has the same bytes as when it was recorded (see `WireTests`).
    @Test func theHeadIsOnTheWireAsRecorded() async throws {
        try await Self.with { service in
            #expect(try await Self.state(service) == nil)
            let digest = String(repeating: "5c", count: 32)
            try await service.connection.execute(
                "UPDATE read_log_head SET nr = 411, digest = decode('\(digest)', 'hex')")
            let emission = try #require(try await Self.state(service))
            var row = emission.row(
                service: .registration, region: "utrecht", cause: "stated/9", ordinal: 0, topics: Topics())
            row.seq = 8
            let examples = try GoldenEvents.examples(
                of: [try #require(row.numberedPayload)], named: "read-log.checkpointed/stream")
            if Environment.current["DOORSTROOM_RECORD_WIRE"] == "yes" { try GoldenEvents.write(examples) }
            #expect(examples.count == 1)
            #expect(try GoldenEvents.files().filter { $0.key.hasPrefix("read-log.") } == examples)
            // The same head is stated once.
            #expect(try await Self.state(service) == nil)
        }
    }

    private static func state(
        _ service: TestService, isolation: isolated (any Actor)? = #isolation
    ) async throws -> Emission? {
        try await service.connection.transaction { try ReadLogStatement().next(of: "utrecht", on: $0) }
    }

    private static func entry(_ person: String) -> ReadLogEntry {
        ReadLogEntry(
            viewer: "v", roles: ["auditor"], client: "127.0.0.1", by: "GET /", kind: .placements,
            persons: [person, "b"])
    }

    private static func fill(_ service: TestService, isolation: isolated (any Actor)? = #isolation) async throws {
        for person in ["a", "c", "d"] {
            try await service.connection.transaction { _ = try ReadLog.append(Self.entry(person), on: $0) }
        }
    }
}
