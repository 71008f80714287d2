import NIOCore
import NIOPosix
import Synchronization
import Testing

/// A connection on which a test sends what it wants, byte for byte.
struct RawClient: Sendable {
    struct Heard: Sendable {
        var text = ""
        var isClosed = false
    }

    private final class Collector: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        let heard: Ear

        init(_ heard: Ear) {
            self.heard = heard
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let text = String(buffer: self.unwrapInboundIn(data))
            self.heard.state.withLock { $0.text += text }
        }

        func channelInactive(context: ChannelHandlerContext) {
            self.heard.state.withLock { $0.isClosed = true }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }

    private final class Ear: Sendable {
        let state = Mutex(Heard())
    }

    let channel: any Channel
    private let ear: Ear

    /// - Parameters:
    ///   - source: any address of 127.0.0.0/8 is this machine, and a different client to the server.
    ///   - staysOpen: keeps the connection open even when the server has sent its end.
    init(port: Int, from source: String = "127.0.0.1", staysOpen: Bool = false) async throws {
        let ear = Ear()
        self.ear = ear
        self.channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .channelOption(.socketOption(.so_reuseaddr), value: 1)
            .channelOption(.allowRemoteHalfClosure, value: staysOpen)
            .bind(to: SocketAddress(ipAddress: source, port: 0))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Collector(ear)) }
            }
            .connect(host: "127.0.0.1", port: port).get()
    }

    var heard: Heard { self.ear.state.withLock { $0 } }

    /// Sends text; the connection may already be closed.
    func send(_ text: String) async {
        try? await self.channel.writeAndFlush(ByteBuffer(string: text))
    }

    /// Waits for text that has to arrive; the generous limit only ends a failed test.
    @discardableResult
    func until(_ condition: (Heard) -> Bool) async throws -> String {
        for _ in 0..<9_000 {
            let heard = self.heard
            if condition(heard) { return heard.text }
            try await Task.sleep(for: .milliseconds(5))
        }
        Issue.record("it did not come within forty-five seconds: \(self.heard)")
        return self.heard.text
    }

    func close() async {
        try? await self.channel.close()
    }

    /// Sends one request on a connection of its own and returns the whole answer.
    static func ask(_ request: String, port: Int, from source: String = "127.0.0.1") async throws -> String {
        let client = try await RawClient(port: port, from: source)
        await client.send(request)
        let answer = try await client.until { $0.isClosed }
        await client.close()
        return answer
    }

    static let last = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
}
