import CurlClient
import Foundation
import Testing

/// Requests as they are sent over the wire, and answers as they are received.
@Suite(.timeLimit(.minutes(10)))
struct RequestTests {
    @Test func aRequestIsSentExactly() async throws {
        try await ScriptedServer.with(.read, .send("HTTP/1.1 204 No Content\r\n\r\n")) { (server) async throws in
            let request = CurlRequest(
                "POST", server.address + "/webhook?a=b",
                headers: [CurlHeader("idempotency-key", "k"), CurlHeader("x-empty", "")],
                body: Array("{\"é\":1}".utf8))
            let answer = try await CurlClient().send(request)
            #expect(answer.status == 204 && answer.body.isEmpty)
            #expect(
                server.requests == [
                    """
                    POST /webhook?a=b HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\nidempotency-key: k\r\nx-empty:\r\n\
                    Content-Length: 8\r\n\r\n{"é":1}
                    """
                ])
        }
    }

    @Test(arguments: ["GET", "HEAD", "DELETE", "PURGE"])
    func aMethodWithoutABodyIsSent(method: String) async throws {
        try await ScriptedServer.with(.read, .send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            (server) async throws in
            #expect(try await CurlClient().send(CurlRequest(method, server.address + "/")).status == 200)
            #expect(server.requests == ["\(method) / HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n\r\n"])
        }
    }

    @Test func anEmptyBodyIsSentAsOne() async throws {
        try await ScriptedServer.with(.read, .send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            (server) async throws in
            _ = try await CurlClient().send(CurlRequest("PUT", server.address + "/", body: []))
            #expect(server.requests.first?.hasPrefix("PUT / ") == true)
            #expect(server.requests.first?.contains("Content-Length: 0\r\n\r\n") == true)
        }
    }

    /// Above a megabyte libcurl would ask for permission first, and wait a second for it.
    @Test func aLargeBodyGoesAtOnce() async throws {
        let body = [UInt8](repeating: UInt8(ascii: "x"), count: 2 << 20)
        try await ScriptedServer.with(.read, .send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            (server) async throws in
            _ = try await CurlClient().send(CurlRequest("POST", server.address + "/", body: body))
            #expect(server.requests.first?.utf8.suffix(body.count).elementsEqual(body) == true)
            #expect(server.requests.first?.contains("Expect") == false)
        }
    }

    @Test func headersAreFoundInAnyCaseAndInterimAnswersPassBy() async throws {
        let text = """
            HTTP/1.1 103 Early Hints\r\nLink: early\r\n\r\nHTTP/1.1 503 Busy\r\nRetry-After:  120 \r\nX: a:b\r\nX: c\r\n\
            Transfer-Encoding: chunked\r\nTrailer: Late\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\nLate: 1\r\n\r\n
            """
        try await ScriptedServer.with(.read, .send(text)) { (server) async throws in
            let answer = try await CurlClient().send(CurlRequest(server.address))
            #expect(answer.status == 503 && answer.body == Array("abcde".utf8))
            #expect(answer.headers.first(name: "retry-after") == "120" && answer.headers.first(name: "x") == "a:b")
            #expect(answer.headers.filter { $0.name == "X" }.count == 2)
            #expect(answer.headers.first(name: "link") == nil && answer.headers.first(name: "late") == nil)
        }
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func aRedirectIsAnAnswer(status: Int) async throws {
        try await ScriptedServer.with({ _ in
            [.read, .send("HTTP/1.1 \(status) Elsewhere\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n"), .hold]
        }) { (server) async throws in
            let answer = try await CurlClient().send(CurlRequest("POST", server.address + "/", body: [1]))
            #expect(answer.status == status && answer.headers.first(name: "location") == "/login")
            #expect(server.requests.count == 1)
        }
    }

    @Test func aConnectionIsUsedAgainAndAClosedOneIsNot() async throws {
        let ok = ScriptedServer.Step.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        try await ScriptedServer.with(.read, ok, .read, ok) { (server) async throws in
            let client = try CurlClient()
            for _ in 0..<2 { _ = try await client.send(CurlRequest(server.address)) }
            #expect(server.connections == 1)
            _ = try await client.send(CurlRequest(server.address))
            #expect(server.connections == 2)
        }
    }

    /// No connection is answered before all are open.
    @Test func manyRunBesideEachOther() async throws {
        let steps: [ScriptedServer.Step] = [
            .read, .await(connections: 40), .send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"),
        ]
        try await ScriptedServer.with({ _ in steps }) { (server) async throws in
            let client = try CurlClient()
            let request = CurlRequest(server.address, timeouts: CurlTimeouts(whole: .seconds(50), stall: .seconds(50)))
            let count = try await withThrowingTaskGroup(of: [UInt8].self) { group in
                for _ in 0..<40 { group.addTask { try await client.send(request).body } }
                return try await group.reduce(into: 0) { $0 += $1 == Array("ok".utf8) ? 1 : 0 }
            }
            #expect(count == 40)
        }
    }

    @Test(arguments: [
        ("GET", "127.0.0.1:1", "a", "b", CurlError.Code.invalidRequest), ("GET", "/path", "a", "b", .invalidRequest),
        ("GET", "http://127.0.0.1:1/\u{0}", "a", "b", .invalidRequest),
        ("GET", "file:///etc/passwd", "a", "b", .protocolNotAllowed),
        ("GET", "ftp://127.0.0.1:1/", "a", "b", .protocolNotAllowed),
        ("GET", "smtp://127.0.0.1:1/", "a", "b", .protocolNotAllowed),
        ("GE T", "http://127.0.0.1:1/", "a", "b", .invalidRequest),
        ("", "http://127.0.0.1:1/", "a", "b", .invalidRequest),
        ("GET", "http://127.0.0.1:1/", "a:", "b", .invalidRequest),
        ("GET", "http://127.0.0.1:1/", "a", "b\r\nc: d", .invalidRequest),
    ])
    func anInvalidRequestIsNotSent(
        method: String, url: String, name: String, value: String, code: CurlError.Code
    ) async throws {
        let error = await #expect(throws: CurlError.self) {
            try await CurlClient().send(CurlRequest(method, url, headers: [CurlHeader(name, value)]))
        }
        #expect(error?.code == code && error?.isRetriable == false)
        #expect(error?.description.contains("c: d") == false)
    }
}
