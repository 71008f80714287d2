import Access
import Contracts
import Foundation
import HTTPTypes
import JSON
import PostgresClient
@testable import SignIn
import TestSupport
import Testing

/// What becomes of a session after the sign-in: roles that change, a provider that is away, and signing out.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct SessionOfProviderTests {
    /// A person who is signed in.
    private static func with(
        refresh: Bool = true,
        _ body: @escaping @Sendable (TestService, TestProvider, TestBrowser) async throws -> Void
    ) async throws {
        try await TestProvider.with { provider in
            provider.change { $0.givesRefreshToken = refresh }
            try await TestService.with(.escalation, provider.environment) { service in
                let browser = TestBrowser(service.responder)
                let answer = try await browser.signIn(at: provider)
                #expect(answer.status == 303)
                try await body(service, provider, browser)
            }
        }
    }

    private static func pass(
        _ service: TestService, _ interval: String, isolation: isolated (any Actor)? = #isolation
    ) async throws {
        try await service.connection.query(
            "UPDATE session SET asserted_at = asserted_at - interval '\(interval)', asking_since = NULL")
    }

    private static func grants(
        _ service: TestService, isolation: isolated (any Actor)? = #isolation
    ) async throws -> [[String]] { try await SessionStore.list(on: service.connection).map(\.grants) }

    @Test(arguments: [true, false])
    func rolesAreAssertedAgainWithinAMinute(refresh: Bool) async throws {
        try await Self.with(refresh: refresh) { service, provider, browser in
            provider.change { $0.roles = ["auditor"] }
            #expect(try await browser.get("/").status == 200)
            #expect(try await Self.grants(service) == [["team-member:gemeente-1"]], "not asked at every request")
            try await Self.pass(service, "31 seconds")
            #expect(try await browser.get("/").status == 200)
            #expect(try await Self.grants(service) == [["auditor"]])
            provider.change { $0.roles = [] }
            try await Self.pass(service, "31 seconds")
            #expect(try await browser.get("/").status == 303, "a role that was taken away ends")
            #expect(try await Self.grants(service).isEmpty)
        }
    }

    @Test func aSessionThatTheProviderRefusesEnds() async throws {
        try await Self.with { service, provider, browser in
            provider.change { $0.refusesRefresh = true }
            try await Self.pass(service, "31 seconds")
            #expect(try await browser.get("/").status == 303)
            #expect(try await Self.grants(service).isEmpty)
        }
    }

    @Test func anAnswerAboutAnotherPersonEndsTheSession() async throws {
        try await Self.with { service, provider, browser in
            provider.change { $0.claims = ["sub": "p2"] }
            try await Self.pass(service, "31 seconds")
            #expect(try await browser.get("/").status == 303)
            #expect(service.log.lines.contains { $0.contains("answered for another person") })
        }
    }

    @Test func withTheProviderAwayASessionGoesOnForHoursAndNobodyComesIn() async throws {
        try await Self.with { service, provider, browser in
            provider.change { $0.isAway = true }
            try await Self.pass(service, "3 hours")
            #expect(try await browser.get("/").status == 200)
            await service.signIn.providerClient?.forget()
            let other = try await TestBrowser(service.responder).get("/sign-in?back=/")
            #expect(other.status == 503 && other.body.contains("Inloggen lukt nu niet"))
            // Until it is revoked here …
            let copy = TestBrowser(service.responder)
            copy.cookies = browser.cookies
            try await Self.pass(service, "59 minutes")
            #expect(try await copy.get("/").status == 200)
            // … or until the term ends.
            try await Self.pass(service, "2 minutes")
            #expect(try await copy.get("/").status == 303)
        }
    }

    @Test func oneRequestAsksForAll() async throws {
        try await Self.with { service, provider, browser in
            try await Self.pass(service, "31 seconds")
            let before = provider.now.forms.count
            let secret = Secret(text: browser.cookies["doorstroom-escalation-session"] ?? "")
            let signIn = service.signIn
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<20 { group.addTask { try await signIn.session(secret) != nil } }
                for try await isThere in group { #expect(isThere) }
            }
            #expect(provider.now.forms.count == before + 1)
        }
    }

    @Test func signingOutGoesOnToTheProvider() async throws {
        try await Self.with { service, provider, browser in
            let secret = Secret(text: browser.cookies["doorstroom-escalation-session"] ?? "")
            let token = try #require(try await service.signIn.session(secret)).formToken
            let answer = try await browser.post("/sign-out", ["token": token])
            let issuer = provider.now.issuer
            let next = try #require(answer.headers[TestBrowser.name("Refresh")])
            #expect(answer.status == 200 && next.hasPrefix("0; url=\(issuer)/end?id_token_hint="))
            #expect(next.contains("post_logout_redirect_uri=http%3A%2F%2Flocalhost%2Fsigned-out"))
            #expect(try await browser.get("/").status == 303)
            #expect(try await Self.grants(service).isEmpty)
        }
    }

    @Test func theProvidersOwnWordEndsSessions() async throws {
        try await Self.with { service, provider, browser in
            let wrong: [(String, [String: JSONValue])] = [
                ("another client", ["aud": "other"]), ("another issuer", ["iss": "https://evil.example"]),
                ("an ID token", ["events": .null]), ("with a nonce", ["nonce": "n"]), ("ended", ["exp": 1_700_000_000]),
                ("nobody", ["sid": .null]),
            ]
            let form = ["content-type": "application/x-www-form-urlencoded"]
            for (what, claims) in wrong {
                let token = try provider.logoutToken(claims)
                let answer = try await TestBrowser(service.responder).send(
                    .post, "/sign-in/ended", form, body: "logout_token=\(token)")
                #expect(answer.status == 400, "\(what)")
            }
            provider.change { $0.signsWith = "stranger" }
            let forged = try provider.logoutToken()
            provider.change { $0.signsWith = "k1" }
            #expect(
                try await TestBrowser(service.responder).send(
                    .post, "/sign-in/ended", form, body: "logout_token=\(forged)"
                ).status == 400)
            #expect(try await browser.get("/").status == 200)
            let other = try provider.logoutToken(["sid": "s2"])
            let unknown = try await TestBrowser(service.responder).send(
                .post, "/sign-in/ended", form, body: "logout_token=\(other)")
            #expect(unknown.status == 200)
            #expect(try await browser.get("/").status == 200, "a session of another")
            let token = try provider.logoutToken()
            let answer = try await TestBrowser(service.responder).send(
                .post, "/sign-in/ended", form, body: "logout_token=\(token)")
            #expect(answer.status == 200 && answer.headers[.cacheControl] == "no-store")
            #expect(try await browser.get("/").status == 303)
        }
    }
}
