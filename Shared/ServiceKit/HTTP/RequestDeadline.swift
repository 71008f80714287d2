import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes a connection whose client keeps us waiting: for a request to begin, or for the rest of one. An occasional
/// byte does not extend the time.
///
/// ``WriteDeadline`` handles answers that the client does not read.
final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// The time for the head of the first request, from the opening of the connection.
    static let first = TimeAmount.seconds(10)
    /// The time for the head of a further request, after the previous answer.
    static let next = TimeAmount.seconds(15)
    /// The time for the end of a request, after its head. Longer than the intake takes to answer 408.
    static let whole = TimeAmount.seconds(12)
    /// The time for the rest of a request that was answered before its end, and for anything that follows a last
    /// answer.
    static let rest = TimeAmount.seconds(2)

    /// Receives whether we wait for the client, or the client for us.
    private let report: (_ isWaiting: Bool) -> Void
    private var deadline: Scheduled<Void>?
    private var isReading = false
    private var isLast = false
    /// Requests whose answer is not complete.
    private var unanswered = 0
    /// Answers that are not yet written out.
    private var unwritten = 0

    init(report: @escaping (_ isWaiting: Bool) -> Void = { _ in }) {
        self.report = report
    }

    func handlerAdded(context: ChannelHandlerContext) {
        // The connection is already open, so its first request is due.
        self.start(context, Self.first)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.stop()
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.stop()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch self.unwrapInboundIn(data) {
        case .head(let head):
            self.isReading = true
            self.unanswered += 1
            if head.headerFields[.connection] == "close" { self.isLast = true }
            self.settle(context)
        case .body: break
        case .end:
            self.isReading = false
            self.settle(context)
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch self.unwrapOutboundIn(data) {
        case .head(let head):
            if head.headerFields[.connection] == "close" { self.isLast = true }
            context.write(data, promise: promise)
        case .body: context.write(data, promise: promise)
        case .end:
            // An unreadable request is answered too, with 400, although no request began.
            self.unanswered = max(0, self.unanswered - 1)
            self.unwritten += 1
            let written = promise ?? context.eventLoop.makePromise()
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            written.futureResult.whenSuccess {
                let (handler, context) = bound.value
                handler.unwritten -= 1
                handler.settle(context)
            }
            self.settle(context)
            context.write(data, promise: written)
        }
    }

    /// Reports which side the connection waits for now, and limits how long it may wait.
    private func settle(_ context: ChannelHandlerContext) {
        switch (self.isReading, self.unanswered) {
        case (true, 0): self.start(context, Self.rest)
        case (true, 1): self.start(context, Self.whole)
        case (false, 0) where self.unwritten == 0: self.start(context, self.isLast ? Self.rest : Self.next)
        default:
            // Behind a request that we still work on, the next one may have arrived without being read.
            self.stop()
            self.report(false)
        }
    }

    private func start(_ context: ChannelHandlerContext, _ limit: TimeAmount) {
        self.stop()
        self.report(true)
        let channel = context.channel
        self.deadline = context.eventLoop.scheduleTask(in: limit) {
            Connections.count("deadline")
            channel.close(promise: nil)
        }
    }

    private func stop() {
        self.deadline?.cancel()
        self.deadline = nil
    }
}
