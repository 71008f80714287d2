import HTTPTypes
import Hummingbird
import NIOCore

/// The body of a request with `Expect: 100-continue`: the client hears 100 when somebody begins to read it, so that a
/// request which is refused by its head alone costs nobody a body.
struct AwaitedBody: AsyncSequence, Sendable {
    typealias Element = ByteBuffer

    /// Whether the client waits with a body that a route may read. Routes that stream are asked with `GET`: they watch
    /// the connection through a body that nobody changed, and a 100 has no place in an answer that has begun.
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
