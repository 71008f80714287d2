import CurlClient
import Foundation
import Supervision
import Testing

/// The inbox's form on a running installation: the event travels over the team's topics, and the page shows its
/// outcome.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct InboxTests {
    @Test func theFormWaitsForTheDecision() async throws {
        try await InstallationTests.with { _, endpoints, _ in
            let address = try #require(endpoints.http["escalation"])
            let client = try CurlClient()
            let timeouts = CurlTimeouts(whole: .seconds(60), stall: .seconds(60))
            let answer = try await client.send(
                CurlRequest(
                    "POST", address + "/alerts/no-such-alert/acknowledge",
                    headers: [
                        CurlHeader("content-type", "application/x-www-form-urlencoded"),
                        CurlHeader("cookie", "doorstroom-token=t"),
                    ], body: Array("token=t&member=gemeente-1".utf8), timeouts: timeouts))
            #expect(answer.status == 303)
            let location = try #require(answer.headers.first(name: "location"))
            let shown = try await client.send(CurlRequest(address + location, timeouts: timeouts))
            let page = String(decoding: shown.body, as: UTF8.self)
            #expect(shown.status == 200)
            #expect(page.contains("Deze melding bestaat niet."))
        }
    }
}
