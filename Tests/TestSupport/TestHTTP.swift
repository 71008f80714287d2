import Access
import Contracts
import HTTPTypes
import Hummingbird
import JSON
import Logging
import Metrics
import NIOCore
import NIOEmbedded
import ServiceKit
import SignIn
import Synchronization

/// Calls routes without a server: takes a request and returns the answer, errors included, as a listener gives it.
public enum TestHTTP {
    public struct Answer: Sendable {
        public let status: Int
        public let body: String
        public let headers: HTTPFields

        /// Whether this is an error answer in the form of all our APIs, with every member that it has to have.
        public var isProblem: Bool {
            guard self.headers[.contentType] == "application/problem+json",
                let body = try? JSONParser.parse(Array(self.body.utf8))
            else { return false }
            return body["status"]?.integerValue == Int64(self.status)
                && ["type", "title", "detail"].allSatisfy { body[$0]?.stringValue?.isEmpty == false }
        }
    }

    public static func get(
        _ path: String, _ addRoutes: (Router<BasicRequestContext>) -> Void
    ) async throws -> Answer {
        try await self.ask(.get, path, addRoutes)
    }

    /// Sends a request without a body.
    public static func ask(
        _ method: HTTPRequest.Method, _ path: String, _ addRoutes: (Router<BasicRequestContext>) -> Void
    ) async throws -> Answer {
        let router = HTTPListener.router(metrics: NOOPMetricsHandler.instance, logger: Logger(label: "test"))
        addRoutes(router)
        return try await self.ask(method, path, of: HTTPListener.responder(of: router))
    }

    /// Sends a request without a body to routes behind their permissions.
    ///
    /// - Parameter viewer: who asks; by default a machine that may read everything.
    public static func ask(
        _ method: HTTPRequest.Method = .get, _ path: String, as viewer: Viewer? = .everything,
        guarded addRoutes: (GuardedRoutes) -> Void
    ) async throws -> Answer {
        let configuration = try ServiceConfiguration(environment: ["DOORSTROOM_PUBLIC_URL": "http://localhost"])
        let settings = try SignInSettings(.registration, configuration)
        return try await self.ask(method, path) {
            addRoutes(GuardedRoutes($0, viewers: FixedViewer(viewer), settings: settings))
        }
    }

    public static func ask(
        _ method: HTTPRequest.Method, _ path: String, host: String = "localhost", headers: HTTPFields = [:],
        body: String = "", of responder: some HTTPResponder<BasicRequestContext>
    ) async throws -> Answer {
        let request = Request(
            head: HTTPRequest(
                method: method, scheme: "http", authority: host, path: path, headerFields: headers),
            body: RequestBody(buffer: ByteBuffer(string: body)))
        let context = BasicRequestContext(
            source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Logger(label: "test")))
        let response = try await responder.respond(to: request, context: context)
        let writer = TextWriter()
        try await response.body.write(writer)
        return Answer(status: response.status.code, body: writer.text, headers: response.headers)
    }
}

/// Collects a response's body.
private struct TextWriter: ResponseBodyWriter {
    private final class Bytes: Sendable {
        let buffer = Mutex<[UInt8]>([])
    }

    private let bytes = Bytes()

    var text: String { String(decoding: self.bytes.buffer.withLock { $0 }, as: UTF8.self) }

    func write(_ buffer: ByteBuffer) async throws {
        self.bytes.buffer.withLock { $0 += Array(buffer.readableBytesView) }
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
