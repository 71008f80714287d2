import CurlClient
import Foundation
import Testing

/// The scripted server plays the role of a proxy.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct ProxyTests {
    private static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"

    @Test func plainRequestsGoToTheProxyWithTheirWholeAddress() async throws {
        try await ScriptedServer.with(.read, .send(Self.ok)) { (proxy) async throws in
            let client = try CurlClient(CurlConfiguration(proxy: "http://name:word@127.0.0.1:\(proxy.port)"))
            #expect(try await client.send(CurlRequest("http://melding.invalid/a")).status == 200)
            #expect(proxy.requests.first?.hasPrefix("GET http://melding.invalid/a HTTP/1.1\r\n") == true)
            #expect(proxy.requests.first?.contains("Proxy-Authorization: Basic bmFtZTp3b3Jk\r\n") == true)
        }
    }

    @Test func aRefusedTunnelIsAnError() async throws {
        try await ScriptedServer.with(.read, .send("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n")) {
            (proxy) async throws in
            let client = try CurlClient(CurlConfiguration(proxy: proxy.address))
            let error = await #expect(throws: CurlError.self) {
                try await client.send(CurlRequest("https://melding.invalid/"))
            }
            #expect(error?.code == .proxy && error?.description == "the proxy answered 403")
            #expect(proxy.requests.first?.hasPrefix("CONNECT melding.invalid:443 HTTP/1.1\r\n") == true)
        }
    }

    @Test func exceptionsGoDirect() async throws {
        try await ScriptedServer.with(.read, .send(Self.ok)) { (server) async throws in
            let client = try CurlClient(
                CurlConfiguration(proxy: "http://127.0.0.1:1", proxyExceptions: "example.org,127.0.0.1"))
            #expect(try await client.send(CurlRequest(server.address + "/a")).status == 200)
            #expect(server.requests.first?.hasPrefix("GET /a ") == true)
        }
    }

    /// libcurl would read proxy variables on its own.
    @Test func theEnvironmentNamesNoProxy() async throws {
        setenv("http_proxy", "http://127.0.0.1:1", 1)
        defer { unsetenv("http_proxy") }
        try await ScriptedServer.with(.read, .send(Self.ok)) { (server) async throws in
            #expect(try await CurlClient().send(CurlRequest(server.address)).status == 200)
        }
    }

    @Test(arguments: ["", "127.0.0.1:3128", "socks5://127.0.0.1:1080", "ftp://127.0.0.1"])
    func anInvalidProxyAddressIsRefused(text: String) {
        #expect(throws: CurlError.self) { try CurlClient(CurlConfiguration(proxy: text)) }
    }
}
