import NIOCore
import NIOHTTP1

/// Rules of HTTP/1.1 (RFC 9110, 9112) that the libraries leave to the server: an answer to `HEAD` has no body, an
/// answer with `Connection: close` is the last one, and HTTP/1.0 has one request per connection.
final class HTTPRules: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private struct Asked {
        let isHead: Bool
        let isLast: Bool
        /// The client sends its body after it receives 100.
        let expectsInvitation: Bool
        var isInvited = false
        var isAnswered = false
        var isComplete = false
    }

    /// Requests whose answer is not complete, the oldest first.
    private var asked: [Asked] = []
    private var isLastAnswer = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch self.unwrapInboundIn(data) {
        case .head(var head):
            let options = head.headers[canonicalForm: "connection"].map { $0.lowercased() }
            let isOld = head.version == .http1_0
            if isOld {
                // HTTP/1.0 need not name a host, and has no status 100.
                if !head.headers.contains(name: "host") { head.headers.add(name: "host", value: "") }
                head.headers.remove(name: "expect")
            }
            let isLast = options.contains("close") || (isOld && !options.contains("keep-alive"))
            // Hummingbird looks for exactly this word.
            if isLast { head.headers.replaceOrAdd(name: "connection", value: "close") }
            self.asked.append(
                Asked(
                    isHead: head.method == .HEAD, isLast: isLast,
                    expectsInvitation: head.headers.contains(name: "expect")))
            context.fireChannelRead(self.wrapInboundOut(.head(head)))
        case .body: context.fireChannelRead(data)
        case .end:
            if !self.asked.isEmpty { self.asked[self.asked.count - 1].isComplete = true }
            context.fireChannelRead(data)
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard let request = self.asked.first else { return context.write(data, promise: promise) }
        switch self.unwrapOutboundIn(data) {
        case .head(let head) where head.status.code < 200 && request.isAnswered:
            // The route reads the body after its answer has begun: the client would take the 100 for a part of the
            // answer.
            promise?.succeed()
        case .head(let head) where head.status.code < 200:
            self.asked[0].isInvited = true
            context.write(data, promise: promise)
        case .head(var head):
            self.asked[0].isAnswered = true
            // The client may send the body although it was not invited, so nothing can follow this answer.
            let isUnread = request.expectsInvitation && !request.isInvited && !request.isComplete
            if request.isLast || isUnread { head.headers.replaceOrAdd(name: "connection", value: "close") }
            self.isLastAnswer = head.headers[canonicalForm: "connection"].contains { $0.lowercased() == "close" }
            context.write(self.wrapOutboundOut(.head(head)), promise: promise)
        case .body where request.isHead: promise?.succeed()
        case .body: context.write(data, promise: promise)
        case .end(let trailers):
            self.asked.removeFirst()
            // The encoder would write the end of a body that does not exist.
            let end = HTTPServerResponsePart.body(.byteBuffer(ByteBuffer()))
            let part = request.isHead ? end : .end(trailers)
            guard self.isLastAnswer else { return context.write(self.wrapOutboundOut(part), promise: promise) }
            let written = promise ?? context.eventLoop.makePromise()
            let channel = context.channel
            written.futureResult.whenSuccess { channel.close(mode: .output, promise: nil) }
            context.write(self.wrapOutboundOut(part), promise: written)
        }
    }
}
