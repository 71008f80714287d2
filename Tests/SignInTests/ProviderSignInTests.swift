import Access
import Contracts
import Foundation
import HTTPTypes
import JSON
import PostgresClient
@testable import SignIn
import TestSupport
import Testing

/// Signing in at a provider, honest and lying ones, as a browser and the provider's server do it.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct ProviderSignInTests {
    private static func with(
        _ body: @escaping @Sendable (TestService, TestProvider) async throws -> Void
    ) async throws {
        try await TestProvider.with { provider in
            try await TestService.with(.escalation, provider.environment) { try await body($0, provider) }
        }
    }

    private static func isIn(
        _ browser: TestBrowser, isolation: isolated (any Actor)? = #isolation
    ) async throws -> Bool { try await browser.get("/").status == 200 }

    @Test func aPersonComesInAndBackToThePageAskedFor() async throws {
        try await Self.with { service, provider in
            let browser = TestBrowser(service.responder)
            let begun = try await browser.get("/sign-in?back=/")
            let query = try #require(URLComponents(string: begun.location ?? "")?.queryItems)
            #expect(begun.status == 303 && begun.location?.hasPrefix(provider.now.issuer) == true)
            let given = Dictionary(uniqueKeysWithValues: query.map { ($0.name, $0.value ?? "") })
            #expect(
                given["response_type"] == "code" && given["client_id"] == "doorstroom"
                    && given["code_challenge_method"] == "S256" && given["scope"] == "openid profile"
                    && given["redirect_uri"] == "http://localhost/sign-in/callback")
            let answer = try await browser.signIn(at: provider, back: "/%3Fa%3D1")
            #expect(answer.status == 303 && answer.location == "/?a=1")
            #expect(try await Self.isIn(browser))
            let session = try #require(try await SessionStore.list(on: service.connection).first)
            #expect(session.subject == "p1" && session.name == "Ans" && session.grants == ["team-member:gemeente-1"])
            let text = try await service.connection.query(
                "SELECT session::text, encode(sealed, 'escape') FROM session"
            ).rows
                .map { ($0[0].text ?? "") + ($0[1].text ?? "") }.joined()
            #expect(!text.contains("refresh") && !text.contains("access"), "the provider's tokens are encrypted")
        }
    }

    @Test(
        arguments: [
            ("another issuer", ["iss": "https://evil.example"]), ("another client", ["aud": "other"]),
            ("several clients and no party", ["aud": ["doorstroom", "other"]]),
            ("given to another client", ["azp": "other"]), ("ended", ["exp": 1_700_000_000]),
            ("no end", ["exp": .null]),
            ("from the future", ["iat": 4_000_000_000]), ("no beginning", ["iat": .null]),
            ("not yet", ["nbf": 4_000_000_000]), ("replayed", ["nonce": "of-another-sign-in"]),
            ("no nonce", ["nonce": .null]), ("nobody", ["sub": ""]), ("no subject", ["sub": .null]),
        ] as [(String, [String: JSONValue])])
    func anIDTokenIsCheckedInFull(what: String, claims: [String: JSONValue]) async throws {
        try await Self.with { service, provider in
            let browser = TestBrowser(service.responder)
            provider.change { $0.claims = claims }
            let answer = try await browser.signIn(at: provider)
            #expect(answer.status == 400 && answer.body.contains("Inloggen is niet gelukt"), "\(what)")
            #expect(try await !Self.isIn(browser))
            #expect(try await SessionStore.list(on: service.connection).isEmpty)
        }
    }

    @Test(arguments: [("exp", -30), ("iat", 30), ("nbf", 30)])
    func aClockThatDiffersALittleIsForgiven(claim: String, seconds: Int) async throws {
        try await Self.with { service, provider in
            let browser = TestBrowser(service.responder)
            let time = Int64(Date().timeIntervalSince1970) + Int64(seconds)
            provider.change { $0.claims = [claim: .integer(time)] }
            let answer = try await browser.signIn(at: provider)
            let isIn = try await Self.isIn(browser)
            #expect(answer.status == 303 && isIn)
        }
    }

    @Test(arguments: ["none", "HS256", "another key", "another key under a known id", "cut off", "no id", "other JSON"])
    func aForgedTokenLetsNobodyIn(how: String) async throws {
        try await Self.with { service, provider in
            let browser = TestBrowser(service.responder)
            let begun = try await browser.get("/sign-in?back=/")
            let nonce = URLComponents(string: begun.location ?? "")?.queryItems?.first { $0.name == "nonce" }?.value
            let claims = provider.claims(provider.now, nonce: nonce)
            switch how {
            case "none":
                let token = try provider.sign(claims, algorithm: "none", signature: "")
                provider.change { $0.token = token }
            case "HS256":
                let token = try provider.sign(claims, algorithm: "HS256")
                provider.change { $0.token = token }
            case "another key": provider.change { ($0.signsWith, $0.keyId) = ("stranger", "stranger") }
            case "another key under a known id": provider.change { $0.signsWith = "stranger" }
            case "cut off":
                let token = try provider.sign(claims)
                provider.change { $0.token = String(token.dropLast(4)) }
            case "no id": provider.change { ($0.keyId, $0.published) = (nil, ["k1", "k2"]) }
            default: provider.change { $0.token = "a.b.c" }
            }
            let answer = try await browser.signIn(at: provider)
            #expect(answer.status == 400, "\(how)")
            #expect(try await !Self.isIn(browser))
        }
    }

    @Test func aRotatedKeyIsFetchedAndTheFormerOneEnds() async throws {
        try await Self.with { service, provider in
            let browser = TestBrowser(service.responder)
            #expect(try await browser.signIn(at: provider).status == 303)
            let client = try #require(service.signIn.providerClient)
            await client.forget(keysOnly: true)
            provider.change { ($0.published, $0.signsWith, $0.keyId, $0.codes) = (["k2"], "k2", "k2", ["good"]) }
            #expect(try await TestBrowser(service.responder).signIn(at: provider).status == 303)
            provider.change { ($0.signsWith, $0.keyId, $0.codes) = ("k1", "k1", ["good"]) }
            #expect(try await TestBrowser(service.responder).signIn(at: provider).status == 400)
        }
    }

    @Test func strangersTokensDoNotMakeUsAskAgainAndAgain() async throws {
        try await Self.with { service, provider in
            provider.change { ($0.signsWith, $0.keyId) = ("stranger", "stranger") }
            for _ in 0..<5 {
                provider.change { $0.codes = ["good"] }
                _ = try await TestBrowser(service.responder).signIn(at: provider)
            }
            #expect(provider.now.asked.count { $0 == "/keys" } == 1)
        }
    }

    @Test func aCodeOrAStateOfAnotherBrowserLetsNobodyIn() async throws {
        try await Self.with { service, provider in
            let (victim, attacker) = (TestBrowser(service.responder), TestBrowser(service.responder))
            // The attacker's own sign-in, which the victim's browser is made to finish.
            let begun = try await attacker.get("/sign-in?back=/")
            let state = URLComponents(string: begun.location ?? "")?.queryItems?.first { $0.name == "state" }?.value
            let query = "code=good&state=\(state ?? "")"
            #expect(try await victim.get("/sign-in/callback?\(query)").status == 400)
            _ = try await victim.get("/sign-in?back=/")
            #expect(try await victim.get("/sign-in/callback?\(query)").status == 400)
            #expect(try await !Self.isIn(victim))
            // A state with another page in it.
            let forged = (state ?? "").prefix { $0 != "." } + "." + Base64URL.text(Array("/other".utf8))
            #expect(try await attacker.get("/sign-in/callback?code=good&state=\(forged)").status == 400)
        }
    }

    @Test func aCodeCountsOnce() async throws {
        try await Self.with { service, provider in
            let browser = TestBrowser(service.responder)
            let begun = try await browser.get("/sign-in?back=/")
            #expect(begun.status == 303)
            #expect(try await browser.signIn(at: provider).status == 303)
            #expect(try await TestBrowser(service.responder).signIn(at: provider).status == 400)
        }
    }

    @Test func twoTabsMayBothComeBack() async throws {
        try await Self.with { service, provider in
            let browser = TestBrowser(service.responder)
            var states: [String] = []
            for page in ["/%3Fa%3D1", "/%3Fa%3D2"] {
                let begun = try await browser.get("/sign-in?back=\(page)")
                let query = URLComponents(string: begun.location ?? "")?.queryItems ?? []
                states.append(query.first { $0.name == "state" }?.value ?? "")
                provider.change {
                    $0.nonce = query.first { $0.name == "nonce" }?.value ?? ""
                    $0.challenge = query.first { $0.name == "code_challenge" }?.value ?? ""
                }
            }
            let first = try await browser.get("/sign-in/callback?code=good&state=\(states[0])")
            #expect(first.status == 303 && first.location == "/?a=1")
            // The other tab, and the back button, find a session that is there.
            let second = try await browser.get("/sign-in/callback?code=other&state=\(states[1])")
            let isIn = try await Self.isIn(browser)
            #expect(second.status == 303 && isIn)
        }
    }

    /// RFC 9207.
    @Test(arguments: [("&iss=https://evil.example", false, 400), ("", true, 400), ("", false, 303)])
    func anAnswerOfAnotherProviderLetsNobodyIn(further: String, names: Bool, status: Int) async throws {
        try await Self.with { service, provider in
            provider.change {
                $0.document = ["authorization_response_iss_parameter_supported": .bool(names)]
            }
            let answer = try await TestBrowser(service.responder).signIn(at: provider, further: further)
            #expect(answer.status == status)
        }
    }

    @Test func aPersonWithoutARoleIsToldSo() async throws {
        try await Self.with { service, provider in
            provider.change { $0.roles = ["colleague", "team-member:gemeente-9", "institution-worker"] }
            let answer = try await TestBrowser(service.responder).signIn(at: provider)
            #expect(answer.status == 403 && answer.body.contains("U mag dit niet zien"))
            #expect(try await SessionStore.list(on: service.connection).isEmpty)
        }
    }

    @Test func aPersonWhoBreaksOffIsToldSo() async throws {
        try await Self.with { service, _ in
            let browser = TestBrowser(service.responder)
            let begun = try await browser.get("/sign-in?back=/")
            let state = URLComponents(string: begun.location ?? "")?.queryItems?.first { $0.name == "state" }?.value
            let answer = try await browser.get("/sign-in/callback?error=access_denied&state=\(state ?? "")")
            #expect(answer.status == 400 && answer.body.contains("U bent niet ingelogd"))
        }
    }

    @Test func aDocumentOfAnotherIssuerLetsNobodyIn() async throws {
        try await Self.with { service, provider in
            provider.change { $0.document = ["issuer": "https://evil.example"] }
            let answer = try await TestBrowser(service.responder).get("/sign-in?back=/")
            #expect(answer.status == 400)
            #expect(service.log.lines.contains { $0.contains("names another issuer") })
        }
    }

    @Test(arguments: [("p1", 303), ("p2", 400)])
    func rolesMayComeFromTheUserinfoEndpoint(subject: String, status: Int) async throws {
        try await Self.with { service, provider in
            provider.change {
                $0.claims = ["roles": .null]
                $0.userInfoSubject = subject
            }
            let answer = try await TestBrowser(service.responder).signIn(at: provider)
            #expect(answer.status == status)
            let grants = try await SessionStore.list(on: service.connection).map(\.grants)
            #expect(grants == (status == 303 ? [["team-member:gemeente-1"]] : []))
        }
    }
}
