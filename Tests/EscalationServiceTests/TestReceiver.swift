import Contracts
import CurlClient
@testable import EscalationService
import JSON
import NIOCore
import NIOHTTP1
import NIOPosix

/// A webhook receiver on a real port, with the answers that a test sets.
final class TestReceiver: Sendable {
    enum Reply: Sendable {
        case status(Int, [String: String] = [:], body: String = "")
        /// Reads the request and closes the connection.
        case hangUp
    }

    struct Received: Sendable {
        let method: String
        let path: String
        let headers: [String: String]
        let body: String

        var json: JSONValue { (try? JSONParser.parse(Array(self.body.utf8))) ?? .null }
        var number: Int64? { self.json["number"]?.integerValue }
        var subject: String { self.json["subject"]?.stringValue ?? "" }
        var text: String { self.json["body"]?.stringValue ?? "" }
        var on: String? { self.json["on"]?.stringValue }
        var key: String? { self.headers["idempotency-key"] }
    }

    private struct State: Sendable {
        var replies: [Reply] = []
        var received: [Received] = []
    }

    private let state = TestBox(State())
    private let channel: any Channel
    private let client: CurlClient

    /// The received requests, in order, whatever the answer.
    var received: [Received] { self.state.value.received }

    /// Sets the next answers; after them, the receiver answers 204.
    func answer(_ replies: Reply...) { self.state.change { $0.replies += replies } }

    func answer(_ reply: Reply, times: Int) {
        self.state.change { $0.replies += Array(repeating: reply, count: times) }
    }

    func forget() { self.state.change { $0.received = [] } }

    var webhook: WebhookChannel {
        let port = self.channel.localAddress?.port ?? 0
        return WebhookChannel(
            receiver: WebhookReceiver(url: "http://127.0.0.1:\(port)/webhook", secret: "geheim"), client: self.client)
    }

    private init() async throws {
        let state = self.state
        self.client = try CurlClient()
        self.channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(
                        Handler { request in
                            state.change { state in
                                state.received.append(request)
                                return state.replies.isEmpty ? .status(204) : state.replies.removeFirst()
                            }
                        })
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    static func with(
        isolation: isolated (any Actor)? = #isolation, _ body: (TestReceiver) async throws -> Void
    ) async throws {
        let receiver = try await TestReceiver()
        do {
            try await body(receiver)
        } catch {
            await receiver.close()
            throw error
        }
        await receiver.close()
    }

    private func close() async {
        try? await self.channel.close()
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let reply: @Sendable (Received) -> Reply
        private var head: HTTPRequestHead?
        private var body = ""

        init(_ reply: @escaping @Sendable (Received) -> Reply) { self.reply = reply }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch self.unwrapInboundIn(data) {
            case .head(let head):
                self.head = head
                self.body = ""
            case .body(let part):
                self.body += String(buffer: part)
            case .end:
                guard let head = self.head else { return }
                let headers = Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }) { $1 }
                let request = Received(
                    method: head.method.rawValue, path: head.uri, headers: headers, body: self.body)
                self.answer(self.reply(request), context)
            }
        }

        private func answer(_ reply: Reply, _ context: ChannelHandlerContext) {
            guard case .status(let status, let fields, let body) = reply else {
                context.close(promise: nil)
                return
            }
            var headers = HTTPHeaders(fields.map { ($0.key, $0.value) })
            if status != 204 { headers.add(name: "content-length", value: String(body.utf8.count)) }
            let head = HTTPResponseHead(
                version: .http1_1, status: HTTPResponseStatus(statusCode: status), headers: headers)
            context.write(self.wrapOutboundOut(.head(head)), promise: nil)
            context.write(self.wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: body)))), promise: nil)
            context.writeAndFlush(self.wrapOutboundOut(.end(nil)), promise: nil)
        }
    }
}

extension EscalationRun {
    /// Runs one pass of the notifier.
    @discardableResult
    func deliver(to receiver: TestReceiver) async throws -> Int {
        try await self.notifier(receiver.webhook).pass(self.connection)
    }

    /// Runs passes until nothing is due any more, including the messages that they cause.
    func deliverAll(to receiver: TestReceiver) async throws {
        for _ in 0..<100 {
            let attempts = try await self.deliver(to: receiver)
            try await self.work()
            if attempts == 0 { return }
        }
    }
}
