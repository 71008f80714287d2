import Contracts
import HTTPTypes
import Pipeline
import PostgresClient
@testable import RegistrationService
import TestSupport
import Testing

/// Errors of Registration's read API.
@Suite(.timeLimit(.minutes(10)))
struct ReadAPIProblemTests {
    private static func ask(
        _ path: String, method: HTTPRequest.Method = .get, of database: TestDatabase
    ) async throws -> TestHTTP.Answer {
        try await database.answer("/api/v1" + path, method: method) { RegistrationRoutes(pool: $0).add(to: $1) }
    }

    @Test func anUnknownReferenceSaysWhatAndWhere() async throws {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection {
                _ = try await Migrator(PipelineSchema.migrations + RegistrationSchema.migrations).migrate($0)
            }
            for kind in ["applications", "dwellings"] {
                let answer = try await Self.ask("/\(kind)/made-up", of: database)
                #expect(answer.status == 404 && answer.isProblem && !answer.body.contains("made-up"))
                #expect(answer.body.contains("Nothing is registered under the id in /api/v1/\(kind)/{id}."))
                #expect(answer.headers[.contentType] == "application/problem+json")
            }
        }
    }

    @Test func everyOtherErrorHasTheSameForm() async throws {
        try await TestPostgres.withDatabase { database in
            let path = try await Self.ask("/made-up", of: database)
            #expect(path.status == 404 && path.isProblem && !path.body.contains("made-up"))
            let method = try await Self.ask("/ledger", method: .post, of: database)
            #expect(method.status == 405 && method.isProblem && method.headers[.allow] == "GET, HEAD")
            // The database has no tables.
            let broken = try await Self.ask("/ledger", of: database)
            #expect(broken.status == 500 && broken.isProblem && !broken.body.contains("relation"))
        }
    }
}
