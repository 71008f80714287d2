import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Synchronization

/// Calls routes without a server: takes a request and returns the answer.
public enum TestHTTP {
    public struct Answer: Sendable {
        public let status: Int
        public let body: String
    }

    /// Sends `GET` as a browser or a program does.
    public static func get(
        _ path: String, _ addRoutes: (Router<BasicRequestContext>) -> Void
    ) async throws -> Answer {
        let router = Router()
        addRoutes(router)
        let request = Request(
            head: HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: path),
            body: RequestBody(buffer: ByteBuffer()))
        let context = BasicRequestContext(
            source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Logger(label: "test")))
        do {
            let response = try await router.buildResponder().respond(to: request, context: context)
            let writer = TextWriter()
            try await response.body.write(writer)
            return Answer(status: response.status.code, body: writer.text)
        } catch let error as HTTPError {
            return Answer(status: error.status.code, body: error.body ?? "")
        }
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
