import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
@testable import ServiceKit
import TestSupport
import Testing

/// Error answers have one form, whatever made the error, and repeat nothing of the request.
@Suite(.timeLimit(.minutes(5)))
struct ProblemTests {
    private struct Broken: Error {}

    @Sendable
    private static func routes(_ router: Router<BasicRequestContext>) {
        router.get("/things/{id}") { request, context -> Response in
            switch context.parameters.get("id") {
            case "ours": throw Problem(.notFound, "There is no such thing.")
            case "library":
                throw HTTPError(.badRequest, message: "unreadable: \(request.uri)")
            case "large": throw NIOTooManyBytesError(maxBytes: 1)
            default: throw Broken()
            }
        }
        router.post("/things") { _, _ in Response.text("made\n") }
    }

    private func problem(_ answer: TestHTTP.Answer) throws -> [String: String] {
        #expect(answer.isProblem && answer.headers[.cacheControl] == "no-store")
        let object = try JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any]
        return (try #require(object)).mapValues { "\($0)" }
    }

    @Test(arguments: [
        ("ours", 404, "Not Found", "There is no such thing."),
        ("library", 400, "Bad Request", "The request cannot be answered: Bad Request."),
        ("large", 413, "Content Too Large", "The body is larger than this path takes."),
        ("broken", 500, "Internal Server Error", "The service failed to answer. Its log says why."),
    ])
    func everyErrorIsAProblem(id: String, status: Int, title: String, detail: String) async throws {
        let answer = try await TestHTTP.get("/things/\(id)?x=made-up", Self.routes)
        #expect(answer.status == status)
        #expect(
            try self.problem(answer) == [
                "type": "about:blank", "title": title, "status": "\(status)", "detail": detail,
            ])
    }

    @Test func anUnknownPathIsNotRepeated() async throws {
        let answer = try await TestHTTP.get("/made-up/%1B%5B31m", Self.routes)
        #expect(answer.status == 404)
        #expect(try self.problem(answer)["detail"] == "There is nothing at this path.")
    }

    @Test func anotherMethodIsToldTheRightOnes() async throws {
        let answers = [
            try await TestHTTP.ask(.post, "/things/made-up", Self.routes),
            try await TestHTTP.ask(.get, "/things", Self.routes),
        ]
        #expect(answers.map(\.status) == [405, 405])
        #expect(answers.map { $0.headers[.allow] } == ["GET, HEAD", "POST"])
        #expect(
            try answers.map { try self.problem($0)["detail"] } == [
                "/things/{id} takes GET, HEAD.", "/things takes POST.",
            ])
    }
}
