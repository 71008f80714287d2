import Access
import CurlClient
import Foundation
import ServiceKit

/// The OpenID Connect provider, from the environment.
///
/// | variable | default | meaning |
/// |---|---|---|
/// | `DOORSTROOM_OIDC_ISSUER` | none | the provider's issuer, exactly as its tokens write it |
/// | `DOORSTROOM_OIDC_CLIENT` | none | our client id |
/// | `DOORSTROOM_OIDC_SECRET` | none | our client's secret (`…_FILE`) |
/// | `DOORSTROOM_OIDC_SCOPES` | `openid profile` | what we ask; `offline_access` where the provider needs it for refresh tokens |
/// | `DOORSTROOM_OIDC_ROLES_CLAIM` | `roles` | the claim with roles or groups; a dot leads into an object (`realm_access.roles`) |
/// | `DOORSTROOM_OIDC_ROLES` | none | `value=role` separated by `;`; without it a value is a role of ours, such as `team-member:gemeente-1` |
/// | `DOORSTROOM_OIDC_NAME_CLAIM` | `name` | the claim with the name to show |
/// | `DOORSTROOM_OIDC_CERTIFICATES` | the system's | a PEM file of authorities to trust for the provider's TLS |
struct ProviderSettings: Sendable {
    let issuer: String
    let client: String
    let secret: String
    let scopes: String
    let claims: ClaimMapping
    let certificates: String?

    /// - Throws: `ConfigurationError` that names the variable.
    init(_ configuration: ServiceConfiguration) throws(ConfigurationError) {
        func needed(_ key: String) throws(ConfigurationError) -> String {
            guard let text = configuration.string("oidc.\(key)"), !text.isEmpty else {
                throw ConfigurationError(
                    "DOORSTROOM_SIGNIN=provider needs DOORSTROOM_OIDC_\(key.uppercased()): see the runbook, Signing in")
            }
            return text
        }
        self.issuer = try needed("issuer")
        guard let address = URLComponents(string: self.issuer), let host = address.host, !host.isEmpty,
            address.scheme == "https" || (address.scheme == "http" && PublicURL.isLoopback(host: host.lowercased())),
            address.query == nil, address.fragment == nil
        else {
            throw ConfigurationError(
                "DOORSTROOM_OIDC_ISSUER: «\(self.issuer)» has to be an https address (http on loopback alone), exactly "
                    + "as the provider's tokens write it")
        }
        self.client = try needed("client")
        self.secret = try needed("secret")
        self.scopes = configuration.string("oidc.scopes") ?? "openid profile"
        guard self.scopes.split(separator: " ").contains("openid") else {
            throw ConfigurationError("DOORSTROOM_OIDC_SCOPES has to hold openid")
        }
        self.claims = try ClaimMapping(
            rolesClaim: configuration.string("oidc.roles.claim") ?? "roles",
            nameClaim: configuration.string("oidc.name.claim") ?? "name", roles: configuration.string("oidc.roles"))
        self.certificates = configuration.string("oidc.certificates") ?? configuration.string("certificates")
    }
}
