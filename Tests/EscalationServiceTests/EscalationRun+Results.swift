import Contracts
@testable import EscalationService
import Foundation
import HTTPTypes
import Hummingbird
import JSON
import Logging
import NIOCore
import NIOEmbedded
@testable import Pipeline
import PostgresClient
import ServiceKit
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
        let pool = PostgresPool(self.database.url, applicationName: "test-http", maximum: 1)
        let routes = EscalationRoutes(
            pool: pool, configuration: try ServiceConfiguration(environment: [:]), logger: Logger(label: "test"))
        let router = Router()
        routes.add(to: router)
        let request = Request(
            head: HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: path),
            body: RequestBody(buffer: ByteBuffer()))
        let context = BasicRequestContext(
            source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Logger(label: "test")))
        let response = try await router.buildResponder().respond(to: request, context: context)
        #expect(response.status == .ok)
        let text = try await TextWriter.text(of: response)
        await pool.close()
        return text
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

    /// The page in one line, so that a test can search it for a sentence.
    func page(_ path: String = "/") async throws -> String {
        try await self.get(path).replacing("\n", with: " ")
    }
}

/// Collects a response's body.
private struct TextWriter: ResponseBodyWriter {
    let bytes: Bytes

    final class Bytes: Sendable {
        private let buffer = TestBox<[UInt8]>([])

        func add(_ part: ByteBuffer) {
            let bytes = Array(part.readableBytesView)
            self.buffer.change { $0 += bytes }
        }

        var text: String { String(decoding: self.buffer.value, as: UTF8.self) }
    }

    static func text(of response: Response) async throws -> String {
        let bytes = Bytes()
        try await response.body.write(TextWriter(bytes: bytes))
        return bytes.text
    }

    func write(_ buffer: ByteBuffer) async throws { self.bytes.add(buffer) }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
