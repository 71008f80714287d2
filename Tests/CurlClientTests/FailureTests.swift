import CurlClient
import Foundation
import Supervision
import TestSupport
import Testing

/// Each kind of failure without an answer has a code of its own.
@Suite(.timeLimit(.minutes(10)))
struct FailureTests {
    private static func failure(_ request: CurlRequest, _ client: CurlClient? = nil) async throws -> CurlError {
        let client = try client ?? CurlClient()
        let error = await #expect(throws: CurlError.self) { try await client.send(request) }
        return try #require(error)
    }

    @Test func aPortWithoutAListenerFails() async throws {
        let port = try FreePort.any()
        let error = try await Self.failure(CurlRequest("http://127.0.0.1:\(port)/"))
        #expect(error.code == .connectionRefused && error.isRetriable)
    }

    /// RFC 6761: no real name ends in `.invalid`.
    @Test func aNameWithoutAnAddressFails() async throws {
        let error = try await Self.failure(CurlRequest("http://doorstroom.invalid/"))
        #expect(error.code == .nameNotResolved || error.code == .timedOut(.nameResolution))
        #expect(error.isRetriable && !error.description.contains("doorstroom"))
    }

    @Test func aConnectionThatIsNotMadeInTimeFails() async throws {
        // The server accepts the connection and does not answer the TLS greeting.
        try await ScriptedServer.with(.hold) { (server) async throws in
            let limits = CurlTimeouts(connection: .milliseconds(300), whole: .seconds(600))
            let error = try await Self.failure(CurlRequest("https://127.0.0.1:\(server.port)/", timeouts: limits))
            #expect(error.code == .timedOut(.connection))
        }
    }

    @Test func aLateAnswerFails() async throws {
        try await ScriptedServer.with(.read, .hold) { (server) async throws in
            let limits = CurlTimeouts(whole: .seconds(2), stall: .seconds(30))
            let error = try await Self.failure(CurlRequest(server.address, timeouts: limits))
            #expect(error.code == .timedOut(.whole) && error.description.hasSuffix(", whole"))
            try await eventually("the end of the connection") { server.left == 1 }
        }
    }

    @Test func anAnswerThatStallsFails() async throws {
        try await ScriptedServer.with(.read, .send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"), .hold) {
            server in
            let limits = CurlTimeouts(whole: .seconds(50), stall: .seconds(1))
            let error = try await Self.failure(CurlRequest(server.address, timeouts: limits))
            #expect(error.code == .timedOut(.stall))
        }
    }

    @Test(arguments: [
        "", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
    ])
    func aConnectionThatIsCutFails(after text: String) async throws {
        try await ScriptedServer.with(.read, .send(text)) { (server) async throws in
            let error = try await Self.failure(CurlRequest(server.address))
            #expect(error.code == .connectionBroken && error.isRetriable)
            #expect(server.requests.count == 1, "a request that may have arrived is not repeated here")
        }
    }

    @Test func anAnswerThatIsNotHTTPFails() async throws {
        try await ScriptedServer.with(.read, .send("SSH-2.0-OpenSSH_9.2\r\n")) { (server) async throws in
            #expect(try await Self.failure(CurlRequest(server.address)).code == .invalidAnswer)
        }
    }

    @Test(arguments: ["Content-Length: 2000\r\n\r\n", "\r\n"])
    func aBodyOverItsLimitFails(head: String) async throws {
        let text = "HTTP/1.1 200 OK\r\n\(head)" + String(repeating: "x", count: 2_000)
        try await ScriptedServer.with(.read, .send(text)) { (server) async throws in
            var request = CurlRequest(server.address, bodyLimit: .whole(bytes: 1_999))
            let error = try await Self.failure(request)
            #expect(error.code == .tooLarge && !error.isRetriable)
            request.bodyLimit = .whole(bytes: 2_000)
            #expect(try await CurlClient().send(request).body.count == 2_000)
        }
    }

    @Test func aHeadOverItsLimitFails() async throws {
        let lines = (0..<200).map { "X-\($0): " + String(repeating: "x", count: 500) + "\r\n" }.joined()
        try await ScriptedServer.with(.read, .send("HTTP/1.1 200 OK\r\n\(lines)\r\n")) { (server) async throws in
            #expect(try await Self.failure(CurlRequest(server.address)).code == .tooLarge)
        }
    }

    /// A client that wants only the beginning has its answer once the head is there, whatever happens to the body.
    @Test func onlyTheBeginningOfAnAnswerIsRead() async throws {
        let scripts: [[ScriptedServer.Step]] = [
            [.read, .send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc")],
            [.read, .send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"), .hold],
            [.read, .send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabcdefghi")],
        ]
        for (script, body) in zip(scripts, ["abc", "abc", "abcd"]) {
            try await ScriptedServer.with({ _ in script }) { (server) async throws in
                let answer = try await CurlClient().send(
                    CurlRequest(
                        server.address, timeouts: CurlTimeouts(whole: .milliseconds(500)),
                        bodyLimit: .beginning(bytes: 4)))
                #expect(answer.status == 200 && String(decoding: answer.body, as: UTF8.self) == body)
            }
        }
        // An interim answer has no body to wait for.
        try await ScriptedServer.with(.read, .send("HTTP/1.1 100 Continue\r\n\r\n")) { (server) async throws in
            let error = try await Self.failure(CurlRequest(server.address, bodyLimit: .beginning(bytes: 4)))
            #expect(error.code == .connectionBroken)
        }
    }

    @Test func cancellationEndsARequest() async throws {
        try await ScriptedServer.with(.read, .hold) { (server) async throws in
            let client = try CurlClient()
            let address = server.address
            let task = Task {
                try await client.send(
                    CurlRequest(address, timeouts: CurlTimeouts(whole: .seconds(50), stall: .seconds(50))))
            }
            try await eventually("the request") { server.requests.count == 1 }
            let other = Task { try await client.send(CurlRequest(address)) }
            other.cancel()
            task.cancel()
            for task in [task, other] {
                await #expect(throws: CancellationError.self) { try await task.value }
            }
            try await eventually("the end of the connection") { server.left >= 1 }
        }
    }

    @Test func aReleasedClientClosesItsConnections() async throws {
        try await ScriptedServer.with(.read, .send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"), .hold) {
            (server) async throws in
            var client: CurlClient? = try CurlClient()
            #expect(try await client?.send(CurlRequest(server.address)).status == 200)
            try await Task.sleep(for: .milliseconds(200))
            #expect(server.left == 0, "it is kept for the next request")
            client = nil
            try await eventually("the end of the connection") { server.left == 1 }
        }
    }
}
