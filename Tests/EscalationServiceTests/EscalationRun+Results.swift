import Contracts
@testable import EscalationService
import JSON
@testable import Pipeline
import PostgresClient
import TestSupport
import Testing

extension EscalationRun {
    /// The answers on the team's feedback topic: event, and `applied` or the code.
    var answers: [String] {
        self.answerEvents.map { event in
            let isApplied = event["type"]?.stringValue == InternalType.decisionApplied.wireName
            return "\(event["data"]?["causationid"]?.stringValue ?? "") "
                + (isApplied ? "applied" : event["data"]?["code"]?.stringValue ?? "")
        }
    }

    var answerEvents: [JSONValue] {
        self.answerBytes.compactMap { try? JSONParser.parse(Array($0.utf8)) }
    }

    /// The answers as exact bytes.
    var answerBytes: [String] {
        self.rows.filter { $0.destination == Self.topics.feedback("uitvoeringsteam") }
            .map { String(decoding: $0.payload ?? [], as: UTF8.self) }
    }

    /// Sends `GET` for a page or a list, as a browser does.
    func get(_ path: String) async throws -> String {
        let answer = try await self.database.answer(path) { EscalationRoutes.test($0).add(to: $1) }
        #expect(answer.status == 200)
        return answer.body
    }

    func alerts() async throws -> [JSONValue] {
        try JSONParser.parse(Array(try await self.get("/api/v1/alerts").utf8)).arrayValue ?? []
    }

    func notifications() async throws -> [JSONValue] {
        try JSONParser.parse(Array(try await self.get("/api/v1/notifications").utf8)).arrayValue ?? []
    }

    /// The id of the only alert, as people received it.
    func alertId() async throws -> String {
        let alerts = try await self.alerts()
        #expect(alerts.count == 1)
        return try #require(alerts.first?["id"]?.stringValue)
    }

    /// The text of the page without markup, in one line, so that a test can search it for a sentence.
    func page(_ path: String = "/") async throws -> String {
        try await self.get(path).replacing(/<[^>]*>/, with: " ").replacing(/\s+/, with: " ")
    }
}
