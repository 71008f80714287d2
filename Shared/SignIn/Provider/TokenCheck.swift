import JSON

/// The checks of a token's claims (OpenID Connect Core 1.0, 3.1.3.7; Back-Channel Logout 1.0, 2.6). Pure: the time is a
/// parameter.
struct TokenCheck: Sendable {
    /// The difference that the provider's clock may have, in seconds.
    static let skew: Int64 = 60

    let issuer: String
    let client: String
    /// Seconds since 1970.
    let now: Int64

    /// - Parameter nonce: of the sign-in that asked; `nil` for a refreshed token, which needs none.
    /// - Returns: the subject.
    /// - Throws: `ProviderError` that names the claim.
    @discardableResult
    func idToken(_ claims: JSONValue, nonce: String?) throws(ProviderError) -> String {
        try self.common(claims)
        guard let expires = claims["exp"]?.seconds, expires > self.now - Self.skew else {
            throw ProviderError(.invalid, "exp: the ID token has ended")
        }
        if let nonce, claims["nonce"]?.stringValue != nonce {
            throw ProviderError(.invalid, "nonce: the ID token is not of this sign-in")
        }
        guard let subject = claims["sub"]?.stringValue, !subject.isEmpty, subject.utf8.count <= 255 else {
            throw ProviderError(.invalid, "sub: the ID token names nobody")
        }
        return subject
    }

    /// - Returns: the session and the person that end; at least one of them.
    func logoutToken(_ claims: JSONValue) throws(ProviderError) -> (session: String?, subject: String?) {
        try self.common(claims)
        if let expires = claims["exp"]?.seconds, expires <= self.now - Self.skew {
            throw ProviderError(.invalid, "exp: the logout token has ended")
        }
        guard claims["events"]?["http://schemas.openid.net/event/backchannel-logout"] != nil else {
            throw ProviderError(.invalid, "events: this is no logout token")
        }
        guard claims["nonce"] == nil else { throw ProviderError(.invalid, "nonce: a logout token has none") }
        let (session, subject) = (claims["sid"]?.stringValue, claims["sub"]?.stringValue)
        guard session != nil || subject != nil else {
            throw ProviderError(.invalid, "sub: the logout token names neither a person nor a session")
        }
        return (session, subject)
    }

    private func common(_ claims: JSONValue) throws(ProviderError) {
        guard claims["iss"]?.stringValue == self.issuer else {
            throw ProviderError(.invalid, "iss: the token is of another issuer")
        }
        let audience =
            claims["aud"]?.stringValue.map { [$0] } ?? claims["aud"]?.arrayValue?.compactMap(\.stringValue) ?? []
        guard audience.contains(self.client) else {
            throw ProviderError(.invalid, "aud: the token is for another client")
        }
        let party = claims["azp"]?.stringValue
        guard party == self.client || (party == nil && audience.count == 1) else {
            throw ProviderError(.invalid, "azp: the token was given to another client")
        }
        guard let issued = claims["iat"]?.seconds, issued <= self.now + Self.skew else {
            throw ProviderError(.invalid, "iat: the token is from the future")
        }
        if let before = claims["nbf"]?.seconds, before > self.now + Self.skew {
            throw ProviderError(.invalid, "nbf: the token does not count yet")
        }
    }
}

extension JSONValue {
    /// Whole seconds since 1970; providers may write fractions.
    fileprivate var seconds: Int64? {
        switch self {
        case .integer(let seconds): seconds
        case .decimal(let seconds): Int64(exactly: seconds.rounded(.down))
        default: nil
        }
    }
}
