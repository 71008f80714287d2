import Access
import Contracts
import JSON
@testable import Pipeline
import PostgresClient
@testable import RegistrationService
import TestSupport
import Testing
import Vocabulary

/// Who reads a registered application or dwelling by its reference, and until when (decision 0037).
@Suite(.serialized, .timeLimit(.minutes(5)))
struct WhoSeesWhomTests {
    private static func ask(
        _ path: String, _ role: String, _ database: TestDatabase, isolation: isolated (any Actor)? = #isolation
    ) async throws -> TestHTTP.Answer {
        let viewer = Viewer(subject: "p", name: "P", grants: [try #require(Grant(text: role))])
        return try await database.answer("/api/v1/\(path)", as: viewer) { RegistrationRoutes(pool: $0).add(to: $1) }
    }

    /// An application of Lister and a dwelling of Mitros, as the intake registers them, and Matching's word on them.
    private static func with(
        state: StandingsChanged.Change.State, isolation: isolated (any Actor)? = #isolation,
        _ body: (TestDatabase) async throws -> Void
    ) async throws {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { connection in
                _ = try await Migrator(PipelineSchema.migrations + RegistrationSchema.migrations).migrate(connection)
                try await connection.execute(
                    """
                    INSERT INTO registered (kind, id, owner, state) VALUES
                        ('application', 'a', 'lister', 'open'), ('dwelling', 'd', 'mitros', 'open')
                    """)
                let since = CalendarDate("2019-08-02")
                let standings = StandingsChanged(changes: [
                    StandingsChanged.Change(
                        kind: .application, id: "a", state: state, presentationId: "p1", other: "d", since: since),
                    StandingsChanged.Change(
                        kind: .dwelling, id: "d", state: state, presentationId: "p1", other: "a", since: since),
                ])
                let emission = Emission(.standingChanged, subject: "matching", data: standings)
                var row = emission.row(
                    service: .matching, region: "utrecht", cause: "test", ordinal: 0, topics: Topics(prefix: "t"))
                row.seq = 1
                let event = try StreamEvent(stream: .matching, bytes: row.numberedPayload ?? [])
                try await connection.transaction { try StandingView().apply([event], on: $0) }
            }
            try await body(database)
        }
    }

    @Test(arguments: [
        (StandingsChanged.Change.State.presented, "institution-worker:lister", true),
        (.presented, "institution-worker:kwintes", false),
        (.presented, "corporation-worker:mitros", true), (.presented, "corporation-worker:portaal", false),
        (.placed, "corporation-worker:mitros", false), (.placed, "institution-manager:lister", true),
        (.placed, "allocation-office", true), (.placed, "auditor", true),
    ])
    func anApplicationShowsToItsInstitutionAndWhileItIsPresentedToTheCorporation(
        state: StandingsChanged.Change.State, role: String, isShown: Bool
    ) async throws {
        try await Self.with(state: state) { database in
            let answer = try await Self.ask("applications/a", role, database)
            let missing = try await Self.ask("applications/b", role, database)
            #expect(answer.status == (isShown ? 200 : 404))
            // A reference that is not for this viewer looks like one that does not exist.
            if !isShown { #expect(answer.body == missing.body && answer.headers == missing.headers) }
        }
    }

    @Test(arguments: [
        ("allocation-office", true), ("corporation-worker:mitros", false), ("team-member:gemeente-1", false),
        ("municipality-figures", false),
    ])
    func aDwellingNamesTheApplicationOnlyToThoseWhoMayKnow(role: String, names: Bool) async throws {
        try await Self.with(state: .placed) { database in
            let answer = try await Self.ask("dwellings/d", role, database)
            #expect(answer.status == 200 && answer.body.contains("applicationId") == names)
        }
    }
}
