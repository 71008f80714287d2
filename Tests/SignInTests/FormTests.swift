import Access
import Contracts
import HTTPTypes
import PostgresClient
@testable import SignIn
import TestSupport
import Testing
import Vocabulary

/// The guard around forms: who sent them, from where, and for which session.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct FormTests {
    private static let path = "/alerts/a1/acknowledge"

    private static func member(
        _ service: TestService, isolation: isolated (any Actor)? = #isolation
    ) async throws -> (browser: TestBrowser, token: String) {
        let grant = try #require(Grant(.teamMember, seat: Seat("gemeente-1")))
        let browser = try await service.browser(as: grant)
        let secret = Secret(text: browser.cookies["doorstroom-escalation-session"] ?? "")
        return (browser, try #require(try await service.signIn.session(secret)).formToken)
    }

    /// Without a broker, the form that came through says that no answer came.
    private static func wentThrough(_ answer: TestHTTP.Answer) -> Bool {
        answer.status == 303 && answer.location == "/?notice=not-answered"
    }

    @Test(arguments: [
        ("same-origin", "http://localhost", true), ("", "http://localhost", true), ("", "", true),
        ("cross-site", "https://evil.example", false), ("same-site", "http://localhost", false),
        ("cross-site", "", false), ("", "https://evil.example", false), ("", "null", false),
        ("same-origin", "null", true), ("cross-site", "null", false),
        ("same-origin", "http://localhost:81", false), ("none", "", false),
    ])
    func aFormCountsFromOurOwnPagesAlone(site: String, origin: String, counts: Bool) async throws {
        try await TestService.with(.escalation) { service in
            let (browser, token) = try await Self.member(service)
            (browser.site, browser.origin) = (site, origin)
            // A seat of another, so that the form ends before it looks for a broker.
            let answer = try await browser.post(Self.path, ["token": token, "member": "corporaties-1"])
            if counts {
                #expect(answer.status == 303 && answer.location == "/?notice=member-missing")
            } else {
                #expect(answer.status == 403 && answer.body.contains("Dit kwam van een andere website"))
            }
        }
    }

    /// The sender cannot choose the token: not its own, not another session's, not one in a cookie as well.
    @Test func theTokenIsTheSessions() async throws {
        try await TestService.with(.escalation) { service in
            let (browser, token) = try await Self.member(service)
            let (_, other) = try await Self.member(service)
            browser.cookies["doorstroom-token"] = "mine"
            for wrong in ["", "mine", other, token + "x", String(token.dropLast()), token.uppercased()] {
                let answer = try await browser.post(Self.path, ["token": wrong, "member": "corporaties-1"])
                #expect(answer.status == 409 && answer.body.contains("Verstuur het nog een keer"), "\(wrong)")
                // What was filled in is not lost, and the page's own button sends it.
                #expect(answer.field("member") == "corporaties-1" && answer.field("token") == token)
            }
        }
    }

    @Test func aSessionThatEndsInTheMiddleOfAFormLosesNothing() async throws {
        try await TestService.with(.escalation) { service in
            let (browser, token) = try await Self.member(service)
            _ = try await SessionStore.revoke(
                ids: [], subjects: ["development:team-member:gemeente-1"], on: service.connection)
            let ended = try await browser.post(Self.path, ["token": token, "member": "corporaties-1", "note": "a<b"])
            #expect(ended.status == 401 && ended.body.contains("Log in in een nieuw tabblad"))
            #expect(ended.field("member") == "corporaties-1" && ended.field("token") == "")
            // Signed in again in another tab, of the same browser.
            let (again, fresh) = try await Self.member(service)
            browser.cookies = again.cookies
            let confirm = try await browser.post(
                Self.path, ["token": "", "member": "corporaties-1", "note": "a<b"])
            #expect(confirm.status == 409 && confirm.field("token") == fresh && confirm.field("note") == "a&lt;b")
            let sent = try await browser.post(Self.path, ["token": fresh, "member": "corporaties-1"])
            #expect(sent.status == 303 && sent.location == "/?notice=member-missing")
        }
    }

    @Test func aSeatIsTheMembersOwn() async throws {
        try await TestService.with(.escalation) { service in
            let (browser, token) = try await Self.member(service)
            for seat in ["zorginstellingen-1", "bestuur", "GEMEENTE-1"] {
                let answer = try await browser.post(Self.path, ["token": token, "member": seat])
                #expect(answer.location == "/?notice=member-missing", "\(seat)")
            }
        }
    }

    @Test func aFormIsSmallAndReadable() async throws {
        try await TestService.with(.escalation) { service in
            let (browser, token) = try await Self.member(service)
            let large = String(repeating: "x", count: 10 << 20)
            #expect(try await browser.post(Self.path, ["token": token, "note": large]).status == 413)
            let json = try await browser.send(
                .post, Self.path, ["content-type": "application/json", "origin": "http://localhost"], body: "{}")
            #expect(json.status == 415 && json.isProblem)
            let form = "application/x-www-form-urlencoded"
            let broken = try await browser.send(
                .post, Self.path, ["content-type": form, "origin": "http://localhost"], body: "token=\(token)&a=%zz&&=")
            #expect([400, 409].contains(broken.status))
        }
    }

    @Test func pagesCannotBeFramedOrRunAnybodysScript() async throws {
        try await TestService.with(.escalation) { service in
            let (browser, _) = try await Self.member(service)
            for path in ["/", "/sign-in", "/nothing-here"] {
                let answer = try await browser.get(path)
                let policy = answer.headers[.contentSecurityPolicy] ?? ""
                #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "\(path)")
                #expect(!policy.contains("unsafe") && answer.headers[.xContentTypeOptions] == "nosniff")
                #expect(answer.headers[.cacheControl] == "no-store")
            }
        }
    }

    @Test func whatAPageMayNotShowLooksLikeNoPage() async throws {
        try await TestService.with(.escalation) { service in
            let browser = try await service.browser(as: try #require(Grant(.operator)))
            let (missing, hidden) = (try await browser.get("/no-such-page"), try await browser.get("/"))
            #expect(missing.status == 404 && hidden.status == 404)
            #expect(missing.body.replacing("/no-such-page", with: "/") == hidden.body)
            var (one, other) = (missing.headers, hidden.headers)
            // The page repeats the path asked for, in its link to the other language.
            one[.contentLength] = nil
            other[.contentLength] = nil
            #expect(one == other)
        }
    }
}
