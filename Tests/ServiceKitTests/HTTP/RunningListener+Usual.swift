import Hummingbird
import NIOCore
import ServiceKit
import TestSupport

extension RunningListener {
    /// A listener with the usual routes.
    static func with(
        limits: ConnectionLimits = .standard, _ body: @escaping @Sendable (_ port: Int) async throws -> Void
    ) async throws {
        try await Self.with(limits: limits, routes: Self.usual, body)
    }

    /// `/` says hello, `/echo` returns its body, `/refuse` reads nothing, `/wrong` answers `HEAD` with a body, `/long`
    /// ends when its client leaves.
    static func usual(_ router: Router<BasicRequestContext>) {
        router.get("/") { _, _ in Response.text("hello\n") }
        router.head("/wrong") { _, _ in Response.text("a body that has no place here\n") }
        router.get("/peer") { _, _ in Response.text(RequestPeer.address) }
        router.post("/echo") { request, _ in
            Response.text(String(buffer: try await request.body.collect(upTo: 1_000)))
        }
        router.post("/refuse") { _, _ in Response.text("no\n", status: .unauthorized) }
        let long: @Sendable (Request, BasicRequestContext) -> Response = { request, _ in
            Response(
                status: .ok,
                body: ResponseBody { writer in
                    try await writer.write(ByteBuffer(string: "begun\n"))
                    try await request.body.consumeWithCancellationOnInboundClose { _ in
                        try await Task.sleep(for: .seconds(300))
                    }
                    try await writer.finish(nil)
                })
        }
        router.get("/long", use: long)
        router.post("/long", use: long)
    }
}
