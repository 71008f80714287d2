import Foundation
import MatchingDomain
import Testing
import Vocabulary

/// The code does what the pages say about rules and consequences.
@Suite(.timeLimit(.minutes(5)))
struct DocumentationTests {
    private static let docs = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("docs")

    private func rows(_ page: String) throws -> Set<String> {
        let text = try String(contentsOf: Self.docs.appendingPathComponent(page), encoding: .utf8)
        return Set(text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init))
    }

    @Test func thePageOfMatchingHasTheRulesAndTheConsequences() throws {
        let rows = try self.rows("matching.md")
        for rule in EligibilityRule.allCases {
            #expect(rows.contains("| `\(rule.rawValue)` | \(rule.sentence) | \(rule.source) |"), "\(rule)")
        }
        for decline in DecisionPolicy.plan2019.declines {
            let next = decline.asksOffice ? "office" : "as the policy says"
            #expect(rows.contains("| `\(decline.reason)` | \(decline.reach.rawValue) | \(next) |"), "\(decline)")
        }
        for refusal in DecisionPolicy.plan2019.refusals {
            #expect(rows.contains("| `\(refusal.reason)` | \(refusal.usesOffer ? "used" : "kept") |"), "\(refusal)")
        }
    }

    @Test func thePartnersPageHasEveryCodeOfARefusedDecision() throws {
        let codes = try self.rows("contract/README.md").map { $0.split(separator: "`")[1] }
        for code in DecisionRefusal.allCases { #expect(codes.contains(Substring(code.rawValue)), "\(code)") }
    }
}
