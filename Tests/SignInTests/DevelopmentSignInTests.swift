import Access
import Contracts
import HTTPTypes
import PostgresClient
@testable import SignIn
import TestSupport
import Testing

/// Signing in by picking a role, as a person in a browser does it.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct DevelopmentSignInTests {
    private static let member = ["role": "team-member", "seat": "gemeente-2", "party": ""]

    /// Opens the page, fills the form in and sends it.
    private static func signIn(
        _ browser: TestBrowser, _ fields: [String: String] = Self.member, back: String = "/",
        isolation: isolated (any Actor)? = #isolation
    ) async throws -> TestHTTP.Answer {
        let page = try await browser.get("/sign-in?back=\(back)")
        let token = try #require(page.field("token"))
        let given = ["token": token, "back": page.field("back") ?? ""]
        return try await browser.post("/sign-in/development", fields.merging(given) { $1 })
    }

    @Test func aPersonPicksARoleAndComesBackToThePageAskedFor() async throws {
        try await TestService.with(.escalation) { service in
            let browser = TestBrowser(service.responder)
            let asked = try await browser.get("/?lang=en")
            #expect(asked.status == 303 && asked.location == "/sign-in?back=/%3Flang%3Den")
            let answer = try await Self.signIn(browser, back: "/%3Flang%3Den")
            #expect(answer.status == 303 && answer.location == "/?lang=en")
            let page = try await browser.get("/?lang=en")
            #expect(page.status == 200 && page.body.contains("There are no new alerts."))
            let sessions = try await SessionStore.list(on: service.connection)
            #expect(sessions.map(\.grants) == [["team-member:gemeente-2"]])
        }
    }

    /// The database does not hold what the browser holds.
    @Test func theDatabaseHoldsOnlyADigestOfTheCookie() async throws {
        try await TestService.with(.escalation) { service in
            let browser = TestBrowser(service.responder)
            _ = try await Self.signIn(browser)
            let secret = try #require(browser.cookies["doorstroom-escalation-session"])
            let text = try await service.connection.query("SELECT session::text FROM session").rows
                .compactMap { $0[0].text }.joined()
            #expect(secret.count == 43 && !text.contains(secret) && text.contains("gemeente-2"))
        }
    }

    @Test func aSessionIsNewAtSignInAndTheFormerOneEnds() async throws {
        try await TestService.with(.escalation) { service in
            let browser = TestBrowser(service.responder)
            // A secret that somebody else put into the browser beforehand.
            browser.cookies["doorstroom-escalation-session"] = "chosen-by-another"
            _ = try await Self.signIn(browser)
            let first = try #require(browser.cookies["doorstroom-escalation-session"])
            #expect(first != "chosen-by-another")
            _ = try await Self.signIn(browser)
            #expect(browser.cookies["doorstroom-escalation-session"] != first)
            let other = TestBrowser(service.responder)
            other.cookies["doorstroom-escalation-session"] = first
            #expect(try await other.get("/").status == 303)
            #expect(try await SessionStore.list(on: service.connection).count == 1)
        }
    }

    @Test(arguments: [
        (["role": "", "party": "", "seat": ""], "Kies een rol."),
        (["role": "king", "party": "", "seat": ""], "Kies een rol."),
        (["role": "institution-worker", "party": "", "seat": ""], "Kies bij welke organisatie u werkt."),
        (["role": "institution-worker", "party": "<b>", "seat": ""], "Kies bij welke organisatie u werkt."),
        (["role": "team-member", "party": "", "seat": "gemeente-9"], "Kies uw plek in het uitvoeringsteam."),
    ])
    func aRoleThatIsNotCompleteIsSaid(fields: [String: String], text: String) async throws {
        try await TestService.with(.escalation) { service in
            let browser = TestBrowser(service.responder)
            let answer = try await Self.signIn(browser, fields)
            #expect(answer.status == 400 && answer.body.contains(text))
            #expect(try await SessionStore.list(on: service.connection).isEmpty)
        }
    }

    @Test(arguments: [
        "https://evil.example/", "//evil.example/", "/\\evil.example", "/%0d%0aSet-Cookie:a=b", "javascript:alert(1)",
        "/%09/evil.example",
    ])
    func nobodyIsSentToAnotherSite(back: String) async throws {
        try await TestService.with(.escalation) { service in
            let answer = try await Self.signIn(TestBrowser(service.responder), back: back)
            #expect(answer.status == 303 && answer.location == "/")
        }
    }

    @Test func signingOutEndsTheSessionEverywhere() async throws {
        try await TestService.with(.escalation) { service in
            let browser = TestBrowser(service.responder)
            _ = try await Self.signIn(browser)
            let copy = TestBrowser(service.responder)
            copy.cookies = browser.cookies
            let session = try #require(
                try await service.signIn.session(
                    Secret(text: browser.cookies["doorstroom-escalation-session"] ?? "")))
            let answer = try await browser.post("/sign-out", ["token": session.formToken])
            #expect(answer.status == 200 && answer.body.contains("U bent nu uitgelogd"))
            #expect(browser.cookies["doorstroom-escalation-session"] == nil)
            #expect(try await copy.get("/").status == 303)
            // Again, from a page that was still open.
            #expect(try await copy.post("/sign-out", ["token": session.formToken]).location == "/signed-out")
        }
    }

    @Test func aRevokedSessionEndsAtOnce() async throws {
        try await TestService.with(.escalation) { service in
            let (one, other) = (TestBrowser(service.responder), TestBrowser(service.responder))
            _ = try await Self.signIn(one)
            _ = try await Self.signIn(other, ["role": "auditor"])
            let count = try await SessionStore.revoke(
                ids: [], subjects: ["development:team-member:gemeente-2"], on: service.connection)
            #expect(count == 1)
            #expect(try await one.get("/").status == 303)
            #expect(try await other.get("/").status == 200)
        }
    }

    /// A page of a stranger whose name leads to our address.
    @Test(arguments: ["evil.example", "localhost:8084", "127.0.0.1", ""])
    func anotherHostGetsNothing(host: String) async throws {
        try await TestService.with(.escalation) { service in
            for path in ["/", "/sign-in", "/api/v1/alerts", "/assets/doorstroom.css"] {
                let answer = try await TestHTTP.ask(.get, path, host: host, of: service.responder)
                #expect(answer.status == 421 && answer.isProblem, "\(path): \(answer.status)")
            }
            // Health is asked by supervisors, under any name.
            #expect(try await TestHTTP.ask(.get, "/livez", host: host, of: service.responder).status == 200)
        }
    }

    @Test func machinesMayUseAnotherNameThatTheOperatorGave() async throws {
        try await TestService.with(.escalation, ["DOORSTROOM_HOSTS": "escalation:8084, other"]) { service in
            for (host, status) in [("escalation:8084", 401), ("OTHER", 401), ("escalation", 421)] {
                let answer = try await TestHTTP.ask(.get, "/api/v1/alerts", host: host, of: service.responder)
                #expect(answer.status == status, "\(host)")
            }
        }
    }

    @Test func theDevelopmentSignInNeedsLoopback() async throws {
        for address in ["https://doorstroom.utrecht.nl", "http://192.168.1.4:8084", "http://localhost.evil.example"] {
            await #expect(throws: (any Error).self, "\(address)") {
                try await TestService.with(.escalation, ["DOORSTROOM_PUBLIC_URL": address]) { _ in }
            }
        }
    }

    @Test func aServiceWithoutASignInLetsMachinesInAlone() async throws {
        try await TestService.with(.escalation, ["DOORSTROOM_SIGNIN": "closed"]) { service in
            let browser = try await service.browser(as: TestService.grants[0])
            #expect(try await browser.get("/").status == 303)
            let page = try await browser.get("/sign-in")
            #expect(page.status == 503 && page.body.contains("Inloggen kan hier niet"))
            #expect(try await service.machine(.all, .get, "/api/v1/alerts").status == 200)
        }
    }
}
