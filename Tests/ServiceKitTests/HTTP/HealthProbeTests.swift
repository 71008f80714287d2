import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
@testable import ServiceKit
import Supervision
import Testing

@Suite(.timeLimit(.minutes(10)))
struct HealthProbeTests {
    /// Answers `/readyz` with a status and a body of its own.
    private static func answering(_ status: HTTPResponse.Status, _ body: String, _ ask: (Int) async throws -> Void)
        async throws
    {
        let (ports, listening) = AsyncStream<Int>.makeStream()
        let router = Router()
        router.get("readyz") { _, _ in Response(status: status, body: .init(byteBuffer: ByteBuffer(string: body))) }
        let server = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { listening.yield($0.localAddress?.port ?? 0) })
        let running = Task { try await server.runService(gracefulShutdownSignals: []) }
        defer { running.cancel() }
        for await port in ports {
            try await ask(port)
            break
        }
    }

    @Test(arguments: [
        (HTTPResponse.Status.ok, "ok\n", "ok"),
        (.serviceUnavailable, "{\"phase\":\"waiting\"}\n", "{\"phase\":\"waiting\"}"),
    ])
    func theAnswerIsPassedOn(status: HTTPResponse.Status, body: String, printed: String) async throws {
        try await Self.answering(status, body) { port in
            let answer = try await HealthProbe.ask(host: "0.0.0.0", port: port)
            #expect(answer.status == status.code && answer.body == printed && answer.isReady == (status == .ok))
        }
    }

    @Test(arguments: ["127.0.0.1", "::1"])
    func aServiceThatDoesNotListenIsNamed(host: String) async throws {
        let port = try FreePort.any()
        let error = await #expect(throws: ProbeError.self) { try await HealthProbe.ask(host: host, port: port) }
        #expect(error?.description.contains(":\(port)") == true && error?.description.contains(host) == true)
    }

    @Test func withoutAPortThereIsNothingToAsk() async {
        await #expect(throws: ProbeError.self) { try await HealthProbe.ask(host: "", port: 0) }
    }
}
