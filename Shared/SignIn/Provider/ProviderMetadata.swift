import JSON

/// What the provider says of itself (OpenID Connect Discovery 1.0).
struct ProviderMetadata: Sendable, Equatable {
    let issuer: String
    let authorizationEndpoint: String
    let tokenEndpoint: String
    let keys: String
    let userInfoEndpoint: String?
    let endSessionEndpoint: String?
    /// Whether the client's secret goes into the header; otherwise into the form.
    let takesBasicAuthentication: Bool
    /// Whether answers name their issuer (RFC 9207).
    let namesIssuer: Bool

    static func path(_ issuer: String) -> String {
        (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer) + "/.well-known/openid-configuration"
    }

    /// - Throws: `ProviderError` for a document of another issuer, or without what we need.
    init(_ document: JSONValue, issuer: String) throws(ProviderError) {
        func text(_ name: String) -> String? { document[name]?.stringValue }
        guard text("issuer") == issuer else {
            throw ProviderError(.invalid, "the provider's document names another issuer than DOORSTROOM_OIDC_ISSUER")
        }
        let isSecure = issuer.hasPrefix("https://")
        func address(_ name: String) throws(ProviderError) -> String? {
            guard let address = text(name) else { return nil }
            guard address.hasPrefix("https://") || (!isSecure && address.hasPrefix("http://")) else {
                throw ProviderError(.invalid, "the provider's \(name) is not https")
            }
            return address
        }
        guard let authorization = try address("authorization_endpoint"), let token = try address("token_endpoint"),
            let keys = try address("jwks_uri")
        else { throw ProviderError(.invalid, "the provider's document misses an endpoint") }
        self.issuer = issuer
        self.authorizationEndpoint = authorization
        self.tokenEndpoint = token
        self.keys = keys
        self.userInfoEndpoint = try address("userinfo_endpoint")
        self.endSessionEndpoint = try address("end_session_endpoint")
        let methods = document["token_endpoint_auth_methods_supported"]?.arrayValue?.compactMap(\.stringValue)
        self.takesBasicAuthentication = methods.map { $0.contains("client_secret_basic") } ?? true
        self.namesIssuer = document["authorization_response_iss_parameter_supported"] == true
    }
}
