import Foundation
@testable import ServiceKit
import TestSupport
import Testing

/// HTTP/1.1's rules for servers, byte for byte on a real listener.
@Suite(.timeLimit(.minutes(5)))
struct HTTPRulesTests {
    private static func answer(_ request: String) async throws -> String {
        let said = Stored("")
        try await RunningListener.with { port in said.value = try await RawClient.ask(request, port: port) }
        return said.value
    }

    @Test func headHasTheLengthAndNoBody() async throws {
        let answer = try await Self.answer(
            "HEAD / HTTP/1.1\r\nHost: x\r\n\r\nHEAD /wrong HTTP/1.1\r\nHost: x\r\n\r\n" + RawClient.last)
        let parts = answer.split(separator: "\r\n\r\n", omittingEmptySubsequences: false).map { $0.lowercased() }
        #expect(parts.count == 4, "two heads alone, then a head and a body: \(answer)")
        #expect(parts[0].hasPrefix("http/1.1 200") && parts[0].contains("content-length: 6"))
        #expect(parts[1].hasPrefix("http/1.1 200") && parts[1].contains("content-length: 30"))
        #expect(parts[2].hasPrefix("http/1.1 200") && parts[3] == "hello\n")
    }

    /// A client would read the chunk that ends a body as the next answer.
    @Test func headOfAStreamHasNoEndOfABodyEither() async throws {
        let answer = try await Self.answer("HEAD /long HTTP/1.1\r\nHost: x\r\n\r\n" + RawClient.last)
        #expect(answer.components(separatedBy: "HTTP/1.1 200").count == 3, "\(answer)")
        #expect(!answer.contains("\r\n0\r\n") && !answer.contains("begun"))
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\n\r\n", "names no host"), ("GET / HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n", "twice"),
        ("GET / HTTP/1.1\r\nHost: x y\r\n\r\n", "no host's name"),
        ("GET / HTTP/1.0\r\nHost: x\r\nHost: y\r\n\r\n", "twice"),
    ])
    func aRequestNamesOneHost(request: String, words: String) async throws {
        // The request that follows gets no answer.
        let answer = try await Self.answer(request + RawClient.last)
        #expect(answer.hasPrefix("HTTP/1.1 400") && answer.contains(words), "\(answer)")
        #expect(answer.lowercased().contains("connection: close"))
        #expect(answer.components(separatedBy: "HTTP/1.1 ").count == 2, "\(answer)")
    }

    @Test func anHTTP10ClientNeedsNoHostAndGetsOneAnswer() async throws {
        let answer = try await Self.answer("GET / HTTP/1.0\r\n\r\n")
        #expect(answer.hasPrefix("HTTP/1.1 200") && answer.hasSuffix("hello\n"))
    }

    @Test func aWantedBodyIsRequested() async throws {
        try await RunningListener.with { port in
            let client = try await RawClient(port: port)
            await client.send("POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-Continue\r\nContent-Length: 3\r\n\r\n")
            let invitation = try await client.until { $0.text.hasSuffix("\r\n\r\n") }
            #expect(invitation.hasPrefix("HTTP/1.1 100 ") && !invitation.contains("HTTP/1.1 200"))
            await client.send("abc" + RawClient.last)
            let answer = try await client.until { $0.isClosed }
            #expect(answer.contains("\r\n\r\nabcHTTP/1.1 200") && answer.hasSuffix("hello\n"), "\(answer)")
        }
    }

    /// The server cannot know whether a body follows, so it answers nothing further.
    @Test func anUnwantedBodyIsNotRequested() async throws {
        let answer = try await Self.answer(
            "POST /refuse HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n")
        #expect(answer.hasPrefix("HTTP/1.1 401") && answer.hasSuffix("no\n"), "\(answer)")
        #expect(answer.lowercased().contains("connection: close"))
    }

    /// With every announced body, a stream that watches its connection gets its answer, without a 100.
    @Test(arguments: [
        "GET /long HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n\r\n",
        "GET /long HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n",
        "POST /long HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n\r\n",
        "POST /long HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n",
    ])
    func aStreamAsksForNoBody(request: String) async throws {
        try await RunningListener.with { port in
            let client = try await RawClient(port: port)
            await client.send(request)
            try await client.until { $0.text.contains("begun") }
            // An unreadable line ends the stream, and with it the connection.
            await client.send("abc\0\r\n\0\r\n")
            let answer = try await client.until { $0.isClosed }
            #expect(answer.hasPrefix("HTTP/1.1 200") && !answer.contains("HTTP/1.1 100"), "\(answer)")
            #expect(try await RawClient.ask(RawClient.last, port: port).hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test func anotherExpectationIsRefused() async throws {
        let answer = try await Self.answer("POST /echo HTTP/1.1\r\nHost: x\r\nExpect: tea\r\nContent-Length: 3\r\n\r\n")
        #expect(answer.hasPrefix("HTTP/1.1 417"), "\(answer)")
    }
}
