import HTTPTypes
import Hummingbird
import ServiceKit

/// Server-sent events that tell open pages of a change. They hold no content: a page asks for its own again.
public enum LiveEvents {
    /// An answer that goes on for as long as the page is open, or until the sequence ends.
    ///
    /// - Parameters:
    ///   - changes: one element for each change. A reader that is too slow gets several as one.
    ///   - beat: after this time without a change a comment follows, so that proxies keep the connection.
    public static func response<Changes: AsyncSequence<Void, Never> & Sendable>(
        _ changes: Changes, beat: Duration = .seconds(15)
    ) -> Response {
        var headers = PageHeaders.strict
        headers[.contentType] = "text/event-stream; charset=utf-8"
        headers[.cacheControl] = "no-store"
        // nginx holds an answer back until its buffer is full, unless told not to.
        if let buffering = HTTPField.Name("x-accel-buffering") { headers[buffering] = "no" }
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody { writer in
                // A beginning, so that the browser knows that it is connected.
                try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
                for await event in Self.lines(changes, beat: beat) {
                    try await writer.write(ByteBuffer(string: event))
                }
                try await writer.finish(nil)
            })
    }

    private static func lines<Changes: AsyncSequence<Void, Never> & Sendable>(
        _ changes: Changes, beat: Duration
    ) -> AsyncStream<String> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { stream in
            let following = Task {
                for await _ in changes { stream.yield("event: change\ndata: 1\n\n") }
                stream.finish()
            }
            let beating = Task {
                while (try? await Task.sleep(for: beat)) != nil { stream.yield(":\n\n") }
            }
            stream.onTermination = { _ in
                following.cancel()
                beating.cancel()
            }
        }
    }
}
