import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes a connection on which a request does not begin in time: ten seconds after it was opened, a minute after the
/// last answer, until its head is there as a whole. Clients that send a byte now and then hold nothing.
final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private static let first = TimeAmount.seconds(10)
    private static let next = TimeAmount.seconds(60)

    /// For the rest of a request that was answered before its end.
    private static let rest = TimeAmount.seconds(2)

    private var deadline: Scheduled<Void>?
    private var isReading = false
    /// Answers that are not yet out: a further request does not give a client that reads none of them more time.
    private var unwritten = 0
    /// Requests that are not answered to the end.
    private var unanswered = 0

    func handlerAdded(context: ChannelHandlerContext) {
        // The connection is there already; its first request should be as well.
        self.start(context, Self.first)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.deadline?.cancel()
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.deadline?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch self.unwrapInboundIn(data) {
        case .head:
            if self.unwritten == 0 {
                self.deadline?.cancel()
                self.deadline = nil
            }
            self.isReading = true
            self.unanswered += 1
        case .body: break
        case .end:
            self.isReading = false
            // Its answer was there before.
            if self.deadline != nil, self.unwritten == 0 { self.start(context, Self.next) }
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .end = self.unwrapOutboundIn(data) else { return context.write(data, promise: promise) }
        if self.unwritten == 0 { self.start(context, self.isReading ? Self.rest : Self.next) }
        self.unwritten += 1
        self.unanswered -= 1
        let written = promise ?? context.eventLoop.makePromise()
        written.futureResult.assumeIsolated().whenComplete { _ in
            self.unwritten -= 1
            // It has been read, and we have the next request to answer.
            guard self.unwritten == 0, self.unanswered > 0 else { return }
            self.deadline?.cancel()
            self.deadline = nil
        }
        context.write(data, promise: written)
    }

    private func start(_ context: ChannelHandlerContext, _ limit: TimeAmount) {
        self.deadline?.cancel()
        let channel = context.channel
        self.deadline = context.eventLoop.scheduleTask(in: limit) { channel.close(promise: nil) }
    }
}
