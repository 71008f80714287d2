import Foundation
import Logging
@testable import ServiceKit
import Supervision
import TestSupport
import Testing

/// A real listener: connections that hold places, and the clients that are served beside them.
@Suite(.timeLimit(.minutes(5)))
struct ListenerBoundsTests {
    private static let small = ConnectionLimits(total: 6, perAddress: 3)

    private static func isServed(_ port: Int, from address: String) async throws -> Bool {
        try await RawClient.ask(RawClient.last, port: port, from: address).hasPrefix("HTTP/1.1 200")
    }

    @Test func silentClientsDoNotLockOthersOut() async throws {
        try await RunningListener.with(limits: Self.small) { port in
            var silent: [RawClient] = []
            // More connections than the port accepts, from two addresses.
            for address in ["127.0.0.2", "127.0.0.3"] {
                for _ in 0..<5 { silent.append(try await RawClient(port: port, from: address)) }
            }
            // The excess connections are refused at once; the rest give way after a second of waiting.
            try await eventually("the answer of four") {
                silent.count(where: { $0.heard.text.hasPrefix("HTTP/1.1 503") }) == 4
            }
            try await eventually("a place for another") { try await Self.isServed(port, from: "127.0.0.4") }
            for client in silent { await client.close() }
        }
    }

    /// Places that are legitimately held, by requests in progress.
    @Test func oneAddressDoesNotLockOthersOut() async throws {
        try await RunningListener.with(limits: Self.small) { port in
            var held: [RawClient] = []
            for _ in 0..<3 {
                let client = try await RawClient(port: port, from: "127.0.0.2")
                await client.send("GET /long HTTP/1.1\r\nHost: x\r\n\r\n")
                try await client.until { $0.text.contains("begun") }
                held.append(client)
            }
            let refused = try await RawClient.ask(RawClient.last, port: port, from: "127.0.0.2")
            #expect(refused.hasPrefix("HTTP/1.1 503") && refused.contains("Retry-After: 1"))
            #expect(try await Self.isServed(port, from: "127.0.0.3"))
            await held[0].close()
            try await eventually("a place that was left") { try await Self.isServed(port, from: "127.0.0.2") }
            for client in held { await client.close() }
        }
    }

    /// The end of the server's output is not the end of the connection: it keeps its place until both sides have closed
    /// it.
    @Test(arguments: [
        "\0\r\n", "GET / HTTP/1.1\r\nHost: x\r\n\r\n\0\r\n",
        "POST /refuse HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc\0\r\n",
        "POST /refuse HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nz\r\n",
    ])
    func anUnreadableRequestKeepsNoPlace(request: String) async throws {
        try await RunningListener.with(limits: Self.small) { port in
            let client = try await RawClient(port: port, staysOpen: true)
            await client.send(request)
            try await client.until { $0.text.contains("HTTP/1.1 400") }
            #expect(!client.heard.isClosed)
            // Only a write reveals the close: a client that has received the end receives nothing else.
            try await eventually("the end of the whole connection") {
                await client.send("a")
                return client.heard.isClosed
            }
        }
    }

    @Test func slowBodiesDoNotLockOthersOut() async throws {
        try await RunningListener.with(limits: Self.small) { port in
            var dripping: [RawClient] = []
            for _ in 0..<3 {
                let client = try await RawClient(port: port, from: "127.0.0.2")
                await client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\na")
                dripping.append(client)
            }
            #expect(try await Self.isServed(port, from: "127.0.0.3"))
            try await eventually("a place of one that drips") {
                for client in dripping { await client.send("a") }
                return try await Self.isServed(port, from: "127.0.0.2")
            }
            for client in dripping { await client.close() }
        }
    }

    @Test func healthHasAListenerOfItsOwn() async throws {
        let folder = FileManager.default.temporaryDirectory
        let file = folder.appendingPathComponent("doorstroom-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        let health = try FreePort.any()
        let configuration = try ServiceConfiguration(environment: [
            "DOORSTROOM_PORT_FILE": file.path, "DOORSTROOM_HEALTH_PORT": String(health),
            "DOORSTROOM_HTTP_CONNECTIONS": "4",
        ])
        let status = ServiceStatus()
        status.phase = .running
        let service = HTTPService(
            name: "test", configuration: configuration, status: status, registry: PrometheusRegistry(),
            logger: Logger(label: "test"), routes: RunningListener.usual)
        try await RunningListener.during(try service.listeners(), file: file) { port in
            var held: [RawClient] = []
            for _ in 0..<4 {
                let client = try await RawClient(port: port)
                await client.send("GET /long HTTP/1.1\r\nHost: x\r\n\r\n")
                try await client.until { $0.text.contains("begun") }
                held.append(client)
            }
            #expect(try await !Self.isServed(port, from: "127.0.0.1"))
            for (path, words) in [("/livez", "ok"), ("/readyz", #""phase":"running""#), ("/metrics", "\n")] {
                let answer = try await RawClient.ask(
                    RawClient.last.replacing("GET / ", with: "GET \(path) "), port: health)
                #expect(answer.hasPrefix("HTTP/1.1 200") && answer.contains(words), "\(path)")
            }
            #expect(try await !Self.isServed(health, from: "127.0.0.1"), "nothing of the service is there")
            #expect(try await HealthProbe.ask(host: "127.0.0.1", port: health).isReady)
            for client in held { await client.close() }
        }
    }

    @Test func theHandlerKnowsTheClientsAddress() async throws {
        try await RunningListener.with { port in
            let answer = try await RawClient.ask(
                RawClient.last.replacing("GET / ", with: "GET /peer "), port: port, from: "127.0.0.9")
            #expect(answer.hasSuffix("127.0.0.9"))
        }
    }
}
