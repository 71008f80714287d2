import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import JSON
import Logging
import ServiceKit
@testable import SignIn
import Synchronization
import TestSupport

/// An OpenID Connect provider that a test can make lie: its answers, its keys and its clock are the test's.
final class TestProvider: Sendable {
    struct State: Sendable {
        var issuer = ""
        var document: [String: JSONValue] = [:]
        /// Key ids that the provider publishes.
        var published = ["k1"]
        /// The key with which it signs, and the id that it writes.
        var signsWith = "k1"
        var keyId: String? = "k1"
        var claims: [String: JSONValue] = [:]
        /// Roles that it gives now.
        var roles: [String] = ["team-member:gemeente-1"]
        var userInfoSubject = "p1"
        var nonce = ""
        var challenge = ""
        /// In the place of the ID token, if set.
        var token: String?
        var givesRefreshToken = true
        var isAway = false
        var refusesRefresh = false
        var codes: Set<String> = ["good"]
        /// Requests by path.
        var asked: [String] = []
        var forms: [[String: String]] = []
    }

    private let state = Mutex(State())
    private let keys: [String: P256.Signing.PrivateKey] = Dictionary(
        uniqueKeysWithValues: ["k1", "k2", "stranger"].map { ($0, P256.Signing.PrivateKey()) })

    private init() {}

    static func with(_ body: @escaping @Sendable (TestProvider) async throws -> Void) async throws {
        let provider = TestProvider()
        try await RunningListener.with {
            provider.add(to: $0)
        } _: { port in
            provider.state.withLock { $0.issuer = "http://127.0.0.1:\(port)" }
            try await body(provider)
        }
    }

    /// The environment of a service that signs in here.
    var environment: [String: String] {
        [
            "DOORSTROOM_SIGNIN": "provider", "DOORSTROOM_OIDC_ISSUER": self.state.withLock { $0.issuer },
            "DOORSTROOM_OIDC_CLIENT": "doorstroom", "DOORSTROOM_OIDC_SECRET": "s:ecret/",
        ]
    }

    var now: State { self.state.withLock { $0 } }

    func change(_ body: (inout State) -> Void) { self.state.withLock { body(&$0) } }

    // MARK: Routes

    private func add(to router: Router<BasicRequestContext>) {
        router.get("/.well-known/openid-configuration") { request, _ in
            try self.ask(request) { state in
                var document: [String: JSONValue] = [
                    "issuer": .string(state.issuer), "authorization_endpoint": .string(state.issuer + "/authorize"),
                    "token_endpoint": .string(state.issuer + "/token"), "jwks_uri": .string(state.issuer + "/keys"),
                    "userinfo_endpoint": .string(state.issuer + "/userinfo"),
                    "end_session_endpoint": .string(state.issuer + "/end"),
                ]
                document.merge(state.document) { $1 }
                return .object(document.sorted { $0.key < $1.key }.map { JSONMember($0.key, $0.value) })
            }
        }
        router.get("/keys") { request, _ in
            try self.ask(request) { state in
                // One key that nobody knows how to use stands among them.
                let odd: JSONValue = ["kty": "quantum", "kid": "odd"]
                return ["keys": .array([odd] + state.published.compactMap(self.published))]
            }
        }
        router.post("/token") { request, _ in try await self.tokens(request) }
        router.get("/userinfo") { request, _ in
            try self.ask(request) { state in
                guard request.headers[.authorization] == "Bearer access" else { throw Problem(.unauthorized, "no") }
                return ["sub": .string(state.userInfoSubject), "name": "Ans", "roles": JSONValue(state.roles)]
            }
        }
    }

    private func ask(_ request: Request, _ answer: (State) throws -> JSONValue) throws -> Response {
        let state = self.state.withLock { state in
            state.asked.append(request.uri.path)
            return state
        }
        if state.isAway { throw Problem(.serviceUnavailable, "away") }
        return Response.json(try answer(state))
    }

    private func tokens(_ request: Request) async throws -> Response {
        let body = String(buffer: try await request.body.collect(upTo: 65_536))
        let form = try URLEncodedFormDecoder().decode([String: String].self, from: body)
        let state = self.state.withLock { state in
            state.forms.append(form)
            return state
        }
        let pair = Data("doorstroom:s%3Aecret%2F".utf8).base64EncodedString()
        guard request.headers[.authorization] == "Basic \(pair)" else {
            return Response.json(["error": "invalid_client"], status: .unauthorized)
        }
        let isRefresh = form["grant_type"] == "refresh_token"
        if isRefresh ? state.refusesRefresh : !state.codes.contains(form["code"] ?? "") {
            return Response.json(["error": "invalid_grant"], status: .badRequest)
        }
        if !isRefresh {
            // PKCE: the verifier is the one whose digest was announced, and a code is good once.
            guard Base64URL.text(Secret.digest(of: form["code_verifier"] ?? "")) == state.challenge else {
                return Response.json(["error": "invalid_grant"], status: .badRequest)
            }
            self.change { $0.codes.remove(form["code"] ?? "") }
        }
        let token = try self.sign(self.claims(state, nonce: isRefresh ? nil : state.nonce))
        return try self.ask(request) { state in
            .object(omittingNil: [
                ("id_token", .string(state.token ?? token)), ("access_token", "access"), ("token_type", "Bearer"),
                ("refresh_token", state.givesRefreshToken ? "refresh" : nil),
            ])
        }
    }

    // MARK: Tokens

    func claims(_ state: State, nonce: String?) -> JSONValue {
        let now = Int64(Date().timeIntervalSince1970)
        var claims: [String: JSONValue] = [
            "iss": .string(state.issuer), "aud": "doorstroom", "sub": "p1", "sid": "s1", "name": "Ans",
            "iat": .integer(now), "exp": .integer(now + 300), "roles": JSONValue(state.roles),
        ]
        if let nonce { claims["nonce"] = .string(nonce) }
        claims.merge(state.claims) { $1 }
        return .object(
            claims.filter { $0.value != .null }.sorted { $0.key < $1.key }.map { JSONMember($0.key, $0.value) })
    }

    func logoutToken(_ further: [String: JSONValue] = [:]) throws -> String {
        let now = Int64(Date().timeIntervalSince1970)
        var claims: [String: JSONValue] = [
            "iss": .string(self.state.withLock { $0.issuer }), "aud": "doorstroom", "iat": .integer(now),
            "exp": .integer(now + 120), "jti": "j", "sid": "s1",
            "events": ["http://schemas.openid.net/event/backchannel-logout": [:]],
        ]
        claims.merge(further) { $1 }
        return try self.sign(
            .object(
                claims.filter { $0.value != .null }.sorted { $0.key < $1.key }.map { JSONMember($0.key, $0.value) }))
    }

    private func published(_ id: String) -> JSONValue? {
        self.keys[id].map { key in
            let point = Array(key.publicKey.rawRepresentation)
            return [
                "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": .string(id),
                "x": .string(Base64URL.text(Array(point.prefix(32)))),
                "y": .string(Base64URL.text(Array(point.suffix(32)))),
            ]
        }
    }

    /// - Parameter algorithm: the word in the header; the signature is always that of ES256, or the given one.
    func sign(_ claims: JSONValue, algorithm: String = "ES256", signature: String? = nil) throws -> String {
        let state = self.state.withLock { $0 }
        let header = JSONValue.object(omittingNil: [
            ("alg", .string(algorithm)), ("typ", "JWT"), ("kid", state.keyId.map { .string($0) }),
        ])
        let text = [header, claims].map { Base64URL.text(JSONWriter.bytes($0)) }.joined(separator: ".")
        let own = try self.keys[state.signsWith]?.signature(for: Array(text.utf8)).rawRepresentation
        return text + "." + (signature ?? Base64URL.text(Array(own ?? Data())))
    }
}
