import HTTPTypes
import Hummingbird
import NIOCore

/// The body of a request with `Expect: 100-continue`. The client receives 100 when a route begins to read the body, so
/// that a request refused by its head alone never has to send one.
struct AwaitedBody: AsyncSequence, Sendable {
    typealias Element = ByteBuffer

    /// Whether the client waits to send a body that a route may read. Streaming routes are requested with `GET`: they
    /// watch the connection through the unchanged body, and a 100 has no place in an answer that has begun.
    static func isMeant(_ request: HTTPRequest) -> Bool {
        guard request.headerFields[.expect] != nil, request.method != .get, request.method != .head else {
            return false
        }
        return request.headerFields[.contentLength] != nil || request.headerFields[.transferEncoding] != nil
    }

    let body: RequestBody
    let invite: @Sendable () -> Void

    struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate var base: RequestBody.AsyncIterator
        fileprivate var invite: (@Sendable () -> Void)?

        mutating func next() async throws -> ByteBuffer? {
            self.invite?()
            self.invite = nil
            return try await self.base.next()
        }
    }

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(base: self.body.makeAsyncIterator(), invite: self.invite)
    }
}
