import Contracts
import CurlClient
import Foundation
import Supervision
import Testing

/// The inbox on a running installation: the event travels over the team's topics, and the page shows its outcome.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct InboxTests {
    private static let member = ["role": "team-member", "seat": "gemeente-1"]

    @Test func theFormWaitsForTheDecision() async throws {
        try await InstallationTests.with { _, endpoints, _ in
            let member = try await SignedInClient(try #require(endpoints.http["escalation"]), role: Self.member)
            let location = try await member.post("/alerts/no-such-alert/acknowledge")
            let page = try await member.get(location)
            #expect(page.status == 200 && page.body.contains("Deze melding bestaat niet."))
        }
    }

    /// Each form is answered for itself, and all share one Kafka client.
    @Test func manyFormsAtOnceShareOneClient() async throws {
        try await InstallationTests.with { installation, endpoints, _ in
            let member = try await SignedInClient(try #require(endpoints.http["escalation"]), role: Self.member)
            _ = try await member.post("/alerts/first/acknowledge")
            let pid = try #require(await installation.processId(.escalation))
            let before = try Self.threads(pid)
            try await withThrowingTaskGroup(of: String.self) { group in
                for number in 0..<60 { group.addTask { try await member.post("/alerts/none-\(number)/acknowledge") } }
                var most = before
                for try await location in group {
                    #expect(location == "/?notice=alert-unknown")
                    most = max(most, try Self.threads(pid))
                }
                // A client of its own for each form took nine threads.
                #expect(most < before + 60, "\(before) threads before, \(most) at most")
            }
        }
    }

    private static func threads(_ pid: Int32) throws -> Int {
        let status = try String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("Threads:") })
        return try #require(Int(line.split(separator: "\t").last ?? ""))
    }
}
