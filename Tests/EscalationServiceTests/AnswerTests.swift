import EscalationDomain
@testable import EscalationService
import Testing

/// The meaning of a receiver's answer.
@Suite(.timeLimit(.minutes(10)))
struct AnswerTests {
    private static let url = "https://melding.example/webhook"

    private func outcome(_ status: Int, location: String? = nil, after: String? = nil) -> DeliveryOutcome {
        WebhookAnswer(status: status, location: location, retryAfter: after, from: Self.url).outcome(at: 0)
    }

    @Test func anAddressThatTakesNoPostIsNotReported() {
        for url in ["https://melding.example/x", "HTTP://127.0.0.1:8090/webhook"] {
            #expect(WebhookReceiver(url: url, secret: "").isAddress)
        }
        for url in ["", "melding.example/x", "ftp://melding.example", "https://", "/webhook"] {
            #expect(!WebhookReceiver(url: url, secret: "").isAddress)
        }
    }

    @Test func onlyStatus2xxCountsAsDelivered() {
        for status in 100..<600 {
            switch self.outcome(status) {
            case .delivered: #expect((200..<300).contains(status))
            case .refused:
                #expect((400..<500).contains(status) && ![408, 425, 429].contains(status))
            case .retry(_, let problem):
                #expect(!(200..<300).contains(status))
                #expect(problem.isMisdirection == (300..<400).contains(status))
            }
        }
    }

    @Test(arguments: [
        ("https://sso.example/login?x=1", "sso.example/login"), ("/login?x=1#y", "melding.example/login"),
        ("//other.example", "other.example"), ("https://name:word@sso.example:8443/a%0Ab", "sso.example/a%0Ab"),
        ("https://sso.example/\u{1B}[31m\u{202E}", "sso.example/"), ("", "melding.example/webhook"),
    ])
    func aRedirectSaysWhereItPoints(location: String, place: String) throws {
        guard case .retry(_, .redirected(302, let target)) = self.outcome(302, location: location) else {
            Issue.record("not a redirect")
            return
        }
        // An unreadable target is not shown at all.
        #expect(target == nil || target?.hasPrefix(place) == true, "\(target ?? "")")
        #expect(target?.unicodeScalars.allSatisfy { (0x21...0x7E).contains($0.value) } != false)
        #expect(target?.contains("?") != true && target?.contains("word") != true)
    }

    @Test func aLongAddressIsCut() {
        let path = String(repeating: "a", count: 5_000)
        guard case .retry(_, .redirected(_, let target?)) = self.outcome(301, location: "https://x.example/\(path)")
        else {
            Issue.record("not a redirect")
            return
        }
        #expect(target.count == 200)
        #expect(self.outcome(302) == .retry(after: nil, problem: .redirected(status: 302, to: nil)))
    }

    @Test(
        arguments: [
            ("0", 0), ("120", 120_000), (" 5 ", 5_000), ("99999999999999999999", 31_536_000_000),
            ("Thu, 01 Jan 1970 00:01:00 GMT", 60_000), ("Thursday, 01-Jan-70 00:01:00 GMT", 60_000),
            ("Thu Jan  1 00:01:00 1970", 60_000), ("Wed, 31 Dec 1969 23:59:00 GMT", 0),
        ] as [(String, Int64)])
    func retryAfterIsRead(text: String, milliseconds: Int64) {
        #expect(RetryAfter.milliseconds(text, at: 0) == milliseconds)
    }

    @Test(arguments: ["", "-1", "soon", "1.5", "1e3", "Thu, 99 Jan 1970 00:01:00 GMT"])
    func anUnreadableRetryAfterIsIgnored(text: String) {
        #expect(RetryAfter.milliseconds(text, at: 0) == nil)
    }
}
