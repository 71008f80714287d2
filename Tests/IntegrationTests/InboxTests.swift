import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Operation
import Testing

/// The inbox's form on a running installation: the event goes round by the team's topics, and the page says what came of it.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct InboxTests {
    @Test func theFormWaitsForTheDecision() async throws {
        try await InstallationTests.with { _, endpoints, _ in
            let address = try #require(endpoints.http["escalation"])
            var request = HTTPClientRequest(url: address + "/alerts/no-such-alert/acknowledge")
            request.method = .POST
            request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
            request.headers.add(name: "cookie", value: "doorstroom-token=t")
            request.body = .bytes(ByteBuffer(string: "token=t&member=gemeente-1"))
            // The page that it sends us to.
            let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
            let page = String(buffer: try await response.body.collect(upTo: 1 << 20))
            #expect(response.status == .ok)
            #expect(page.contains("Deze melding bestaat niet."))
        }
    }
}
