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

    /// Ten megabytes are refused while they arrive, whether their length is announced or not, and are not kept.
    @Test(arguments: ["", "-H 'transfer-encoding: chunked'"])
    func tenMegabytesInAFormAreRefused(header: String) async throws {
        try await InstallationTests.with { installation, endpoints, folder in
            let address = try #require(endpoints.http["escalation"])
            let member = try await SignedInClient(address, role: Self.member)
            let pid = try #require(await installation.processId(.escalation))
            let before = try Self.number("VmHWM:", pid)
            let answers = try await InstallationTests.shell(
                """
                head -c 10485760 /dev/zero | tr '\\0' x > \(folder)/large; for i in 1 2 3 4 5; do \
                curl -s -o /dev/null -w '%{http_code} ' -H 'origin: \(address)' \(header) -H 'expect:' \
                -H 'content-type: application/x-www-form-urlencoded' --data-binary @\(folder)/large \
                \(address)/alerts/a/acknowledge || echo -n 'cut off '; done; cat
                """, input: "")
            #expect(answers.hasPrefix("413 "), "\(answers)")
            #expect(!answers.contains("303") && !answers.contains("200") && !answers.contains("500"), "\(answers)")
            // The most that it ever had, in kB.
            let after = try Self.number("VmHWM:", pid)
            #expect(after < before + 15_000, "\(before) kB before, \(after) after")
            #expect(try await member.get("/").status == 200)
        }
    }

    private static func threads(_ pid: Int32) throws -> Int { try Self.number("Threads:", pid) }

    private static func number(_ name: String, _ pid: Int32) throws -> Int {
        let status = try String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix(name) })
        return try #require(line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) })
    }
}
