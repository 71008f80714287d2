import Hummingbird
import NIOCore

/// The body of a request with `Expect: 100-continue`: the client hears 100 when somebody begins to read it, so that a
/// request which is refused by its head alone costs nobody a body.
struct AwaitedBody: AsyncSequence, Sendable {
    typealias Element = ByteBuffer

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
