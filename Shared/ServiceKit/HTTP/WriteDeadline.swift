import NIOCore

/// Closes a connection that takes nothing of its waiting output: a stream or an answer that the client does not read.
final class WriteDeadline: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    /// The time for which waiting output may make no progress.
    static let patience = TimeAmount.seconds(20)
    private static let interval = TimeAmount.seconds(5)

    private var accepted = 0
    /// The bytes that the kernel had taken when that number last changed.
    private var taken = 0
    private var moved = NIODeadline.uptimeNanoseconds(0)
    private var check: Scheduled<Void>?

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if self.check == nil {
            self.taken = self.accepted - Self.buffered(context)
            self.moved = context.eventLoop.now
            self.look(context)
        }
        self.accepted += self.unwrapOutboundIn(data).readableBytes
        context.write(data, promise: promise)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.check?.cancel()
    }

    /// Checks again while output waits.
    private func look(_ context: ChannelHandlerContext) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        self.check = context.eventLoop.scheduleTask(in: Self.interval) {
            let (handler, context) = bound.value
            handler.check = nil
            guard context.channel.isActive else { return }
            let buffered = Self.buffered(context)
            guard buffered > 0 else { return }
            let taken = handler.accepted - buffered
            if taken != handler.taken {
                handler.taken = taken
                handler.moved = context.eventLoop.now
            } else if context.eventLoop.now - handler.moved >= Self.patience {
                Connections.count("not-read")
                context.close(promise: nil)
                return
            }
            handler.look(context)
        }
    }

    private static func buffered(_ context: ChannelHandlerContext) -> Int {
        (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    }
}
