import Access
import Foundation
import JSON

/// The steps of signing in at the provider, without HTTP of our own.
struct Provider: Sendable {
    /// A person whom the provider knows.
    struct Person: Sendable {
        let subject: String
        let name: String
        let grants: [Grant]
        /// The provider's own session, for back-channel logout.
        let session: String?
        let tokens: ProviderTokens
    }

    let client: ProviderClient
    private var settings: ProviderSettings { self.client.settings }

    private var check: TokenCheck {
        TokenCheck(
            issuer: self.settings.issuer, client: self.settings.client, now: Int64(Date().timeIntervalSince1970))
    }

    /// The address where a person signs in.
    func address(_ attempt: SignInAttempt, back: LocalPath, redirect: String) async throws(ProviderError) -> String {
        let endpoint = try await self.client.document().authorizationEndpoint
        return endpoint + (endpoint.contains("?") ? "&" : "?")
            + ProviderClient.form([
                ("response_type", "code"), ("client_id", self.settings.client), ("redirect_uri", redirect),
                ("scope", self.settings.scopes), ("state", attempt.state(back: back)), ("nonce", attempt.nonce),
                ("code_challenge", attempt.challenge), ("code_challenge_method", "S256"),
            ])
    }

    /// Exchanges a code for the person's tokens.
    func person(
        code: String, _ attempt: SignInAttempt, issuer: String?, redirect: String
    ) async throws(ProviderError) -> Person {
        let document = try await self.client.document()
        // RFC 9207: a code of another provider must not be sent to this one.
        guard issuer == document.issuer || (issuer == nil && !document.namesIssuer) else {
            throw ProviderError(.invalid, "iss: the answer is of another provider")
        }
        let answer = try await self.client.tokens([
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect),
            ("code_verifier", attempt.verifier),
        ])
        return try await self.person(answer, nonce: attempt.nonce, former: nil)
    }

    /// Asks for the roles again: by the refresh token where there is one, or else by the access token.
    ///
    /// - Parameter subject: of the session; the answer has to be about the same person.
    func again(_ tokens: ProviderTokens, subject: String) async throws(ProviderError) -> Person {
        let person: Person
        if let refresh = tokens.refreshToken {
            let answer = try await self.client.tokens([("grant_type", "refresh_token"), ("refresh_token", refresh)])
            person = try await self.person(answer, nonce: nil, former: tokens)
        } else if let access = tokens.accessToken {
            person = try self.person(try await self.client.userInfo(access), tokens: tokens)
        } else {
            throw ProviderError(.refused, "the provider gave no token to ask again with")
        }
        guard person.subject == subject else {
            throw ProviderError(.invalid, "sub: the provider answered for another person")
        }
        return person
    }

    /// - Parameter former: the tokens of the session, for those that the answer leaves as they were.
    private func person(
        _ answer: JSONValue, nonce: String?, former: ProviderTokens?
    ) async throws(ProviderError) -> Person {
        let tokens = ProviderTokens(
            idToken: answer["id_token"]?.stringValue ?? former?.idToken ?? "",
            accessToken: answer["access_token"]?.stringValue,
            refreshToken: answer["refresh_token"]?.stringValue ?? former?.refreshToken)
        guard let fresh = answer["id_token"]?.stringValue else {
            guard former != nil, let access = tokens.accessToken else {
                throw ProviderError(.invalid, "the provider sent no ID token")
            }
            return try self.person(try await self.client.userInfo(access), tokens: tokens)
        }
        let claims = try await self.client.claims(fresh)
        let subject = try self.check.idToken(claims, nonce: nonce)
        // Some providers give roles at the userinfo endpoint alone.
        guard !self.settings.claims.saysRoles(claims), let access = tokens.accessToken,
            try await self.client.document().userInfoEndpoint != nil
        else { return try self.person(claims, tokens: tokens) }
        let further = try await self.client.userInfo(access)
        guard further["sub"]?.stringValue == subject else {
            throw ProviderError(.invalid, "sub: the userinfo endpoint answered for another person")
        }
        return try self.person(further, tokens: tokens, session: claims["sid"]?.stringValue)
    }

    private func person(
        _ claims: JSONValue, tokens: ProviderTokens, session: String? = nil
    ) throws(ProviderError) -> Person {
        guard let subject = claims["sub"]?.stringValue, !subject.isEmpty else {
            throw ProviderError(.invalid, "sub: the provider names nobody")
        }
        return Person(
            subject: subject, name: self.settings.claims.name(claims), grants: self.settings.claims.grants(claims),
            session: session ?? claims["sid"]?.stringValue, tokens: tokens)
    }

    /// The session and the person that a logout token ends.
    func ended(_ logoutToken: String) async throws(ProviderError) -> (session: String?, subject: String?) {
        try self.check.logoutToken(try await self.client.claims(logoutToken))
    }

    /// The address where a person signs out at the provider; `nil` when it has none.
    func signOutAddress(_ tokens: ProviderTokens, back: String) async throws(ProviderError) -> String? {
        guard let endpoint = try await self.client.document().endSessionEndpoint else { return nil }
        return endpoint + (endpoint.contains("?") ? "&" : "?")
            + ProviderClient.form([
                ("id_token_hint", tokens.idToken), ("client_id", self.settings.client),
                ("post_logout_redirect_uri", back),
            ])
    }
}
