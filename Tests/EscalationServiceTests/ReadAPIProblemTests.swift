@testable import EscalationService
import HTTPTypes
import TestSupport
import Testing

/// Errors of Escalation's lists and pages.
@Suite(.timeLimit(.minutes(10)))
struct ReadAPIProblemTests {
    @Test(
        arguments: [
            ("/api/v1/made-up", .get, 404), ("/api/v1/alerts/made-up", .get, 404), ("/api/v1/alerts", .post, 405),
            // No machine may acknowledge, so there is nothing for it at this path.
            ("/alerts/made-up/acknowledge", .get, 404),
            // The database has no tables.
            ("/api/v1/alerts", .get, 500), ("/api/v1/actions", .get, 500), ("/api/v1/notifications", .get, 500),
        ] as [(String, HTTPRequest.Method, Int)])
    func everyErrorIsAProblem(path: String, method: HTTPRequest.Method, status: Int) async throws {
        try await TestPostgres.withDatabase { database in
            let answer = try await database.answer(path, method: method) {
                EscalationRoutes.test($0).add(to: $1)
            }
            #expect(answer.status == status && answer.isProblem, "\(answer.body)")
            #expect(!answer.body.contains("made-up") && !answer.body.contains("relation"))
        }
    }
}
