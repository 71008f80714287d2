import Contracts
import CurlClient
import Foundation
import JSON
import Supervision
import TestSupport
import Testing

/// The daily quota of a partner, as the partner and the operator see it.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct QuotaOverHTTPTests {
    private static func batch(_ partner: HTTPPartner, _ numbers: Range<Int>) throws -> String {
        let events = try numbers.map { number in
            try partner.sample("application.submitted.valid.json", id: "event-\(number)") {
                $0.replacing("5b2f1e0c-8a47-4f6e-b1d2-90c3a7e45f18", with: "A-\(partner.id)-\(number)")
            }
        }
        return "[\(events.joined(separator: ","))]"
    }

    private static func usage(_ installation: Installation, _ id: String) async throws -> JSONValue {
        try JSONParser.parse(Array(try await installation.run(.registration, ["partner", "usage", id]).utf8))
    }

    @Test func requestsBeyondADaysQuotaAreRefusedAndOthersContinue() async throws {
        try await InstallationTests.with {
            $0.quota = ["DOORSTROOM_QUOTA_EVENTS": "50"]
        } _: { installation, endpoints, _ in
            let partner = try await HTTPIntakeTests.add("zorg-veel", to: installation, endpoints)
            let other = try await HTTPIntakeTests.add("zorg-weinig", to: installation, endpoints)
            let first = try await partner.post(try Self.batch(partner, 0..<40), type: HTTPPartner.batch)
            #expect(first.status == 202)
            let policy = try #require(first.headers.first(name: "RateLimit-Policy"))
            #expect(policy == #""events";q=50;w=86400, "bytes";q=268435456;qu="content-bytes";w=86400"#)
            let left = try #require(first.headers.first(name: "RateLimit"))
            #expect(
                try left.prefixMatch(of: Regex(#""events";r=10;t=[0-9]+, "bytes";r=2[0-9]+;t=[0-9]+$"#)) != nil,
                "\(left)")

            let second = try await partner.post(try Self.batch(partner, 40..<60), type: HTTPPartner.batch)
            #expect(second.status == 429)
            #expect(second.headers.first(name: "content-type") == "application/problem+json")
            let wait = try #require(second.headers.first(name: "Retry-After").flatMap { Int($0) })
            #expect((1...90_000).contains(wait))
            #expect(second.headers.first(name: "RateLimit")?.hasPrefix(#""events";r=10;"#) == true)
            #expect(second.body["detail"]?.stringValue?.contains("40 of 50 events") == true)
            // A batch that fits is accepted, and another partner's quota is separate.
            #expect(try await partner.post(try Self.batch(partner, 40..<50), type: HTTPPartner.batch).status == 202)
            #expect(try await other.post(try Self.batch(other, 0..<50), type: HTTPPartner.batch).status == 202)
            _ = try await other.feedback(count: 50)

            try await Self.theOperatorSees(partner, installation, endpoints)
            _ = try await installation.run(
                .registration, ["partner", "quota", partner.id, "--events", "70", "--bytes", "900000"])
            try await eventually("it is said", within: .seconds(90)) {
                try await partner.post(try Self.batch(partner, 50..<60), type: HTTPPartner.batch).status == 202
            }
            #expect(try await Self.usage(installation, partner.id)["quota"] == "own")
            _ = try await installation.run(.registration, ["partner", "quota", partner.id, "--standard"])
            #expect(try await Self.usage(installation, partner.id)["ofEvents"] == 50)
        }
    }

    private static func theOperatorSees(
        _ partner: HTTPPartner, _ installation: Installation, _ endpoints: Endpoints
    ) async throws {
        let answers = try await partner.feedback(count: 51)
        let paused = answers.filter { $0["type"] == .string(InternalType.feedbackPaused.wireName) }
        #expect(paused.count == 1 && paused.first?["data"]?["limit"]?["events"] == 50)
        let usage = try await Self.usage(installation, partner.id)
        #expect(usage["events"] == 50 && usage["ofEvents"] == 50 && usage["usedUp"] == true, "\(usage)")
        #expect(usage["quota"] == "standard" && (usage["bytes"]?.integerValue ?? 0) > 10_000)
        let all = try await installation.run(.registration, ["partner", "usage"]).split(separator: "\n")
        #expect(all.count > 40 && all.contains { $0.contains(#""id":"calendar""#) && $0.contains(#""quota":"none""#) })
        try await eventually("it is said", within: .seconds(90)) {
            let metrics = try await HTTPReader().bytes((endpoints.http["registration"] ?? "") + "/metrics")
            let text = String(decoding: metrics, as: UTF8.self)
            return text.contains(#"intake_usage_events{partner="zorg-veel"} 50"#)
                && text.contains("intake_quotas_used_up 2")
        }
        for wrong in [
            ["usage", "niemand"], ["quota", "niemand", "--standard"], ["quota", partner.id],
            ["quota", partner.id, "--events", "3"],
            ["quota", partner.id, "--events", "0", "--bytes", "5"],
            ["quota", partner.id, "--events", "x", "--bytes", "5"],
        ] {
            await #expect(throws: (any Error).self) {
                _ = try await installation.run(.registration, ["partner"] + wrong)
            }
        }
    }
}
