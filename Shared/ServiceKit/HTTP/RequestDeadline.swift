import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes a connection whose client keeps us waiting: for a request to begin, or for the rest of one. A byte now and then
/// gives no more time.
///
/// Answers that the client does not read are ``WriteDeadline``'s concern.
final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// For the head of the first request, from the moment the connection is opened.
    static let first = TimeAmount.seconds(10)
    /// For the head of a further one, after the last answer.
    static let next = TimeAmount.seconds(15)
    /// For the end of a request, after its head. Longer than the intake takes to answer 408.
    static let whole = TimeAmount.seconds(12)
    /// For the rest of a request that was answered before its end, and for what follows a last answer.
    static let rest = TimeAmount.seconds(2)

    /// Hears whether we wait for the client, or the client for us.
    private let report: (_ isWaiting: Bool) -> Void
    private var deadline: Scheduled<Void>?
    private var isReading = false
    private var isLast = false
    /// Requests that are not answered to the end.
    private var unanswered = 0
    /// Answers that are not yet out.
    private var unwritten = 0

    init(report: @escaping (_ isWaiting: Bool) -> Void = { _ in }) {
        self.report = report
    }

    func handlerAdded(context: ChannelHandlerContext) {
        // The connection is there already; its first request should be as well.
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
            // What cannot be read is answered as well, with 400, though no request began.
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

    /// Says for whom the connection waits now, and how long it may.
    private func settle(_ context: ChannelHandlerContext) {
        switch (self.isReading, self.unanswered) {
        case (true, 0): self.start(context, Self.rest)
        case (true, 1): self.start(context, Self.whole)
        case (false, 0) where self.unwritten == 0: self.start(context, self.isLast ? Self.rest : Self.next)
        default:
            // Of a request behind one that we still work on we may not even have read what has come.
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
