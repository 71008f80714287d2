import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct LiveEventsTests {
    @Test func changesAreSentAsEventsWithoutContent() async throws {
        let answer = try await TestHTTP.get("/events") { router in
            router.get("/events") { _, _ in
                LiveEvents.response(
                    AsyncStream { stream in
                        stream.yield()
                        stream.finish()
                    })
            }
        }
        #expect(answer.headers[.contentType] == "text/event-stream; charset=utf-8")
        #expect(answer.body == "retry: 2000\n\nevent: change\ndata: 1\n\n")
    }

    @Test func quietConnectionsGetABeat() async throws {
        let answer = try await TestHTTP.get("/events") { router in
            router.get("/events") { _, _ in
                LiveEvents.response(
                    AsyncStream { stream in
                        Task {
                            try await Task.sleep(for: .milliseconds(200))
                            stream.finish()
                        }
                    }, beat: .milliseconds(20))
            }
        }
        #expect(answer.body.contains("\n\n:\n\n"))
    }

    /// When the reader leaves, the source of the changes is let go.
    @Test func aReaderThatLeavesEndsTheFollowing() async throws {
        let (ended, end) = AsyncStream.makeStream(of: Void.self)
        let changes = AsyncStream<Void> { stream in
            stream.onTermination = { _ in end.yield() }
            stream.yield()
        }
        let response = LiveEvents.response(changes, beat: .milliseconds(20))
        await #expect(throws: LeavingWriter.Gone.self) { try await response.body.write(LeavingWriter()) }
        var endings = ended.makeAsyncIterator()
        #expect(await endings.next() != nil)
    }
}

/// Reads the beginning and one event, and then is gone.
private struct LeavingWriter: ResponseBodyWriter {
    struct Gone: Error {}

    private var left = 2

    mutating func write(_ buffer: ByteBuffer) async throws {
        guard self.left > 0 else { throw Gone() }
        self.left -= 1
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
