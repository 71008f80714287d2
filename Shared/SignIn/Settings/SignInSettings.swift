import Contracts
import Foundation
import Pages
import ServiceKit

/// How people and machines prove who they are, from the environment.
///
/// | variable | default | meaning |
/// |---|---|---|
/// | `DOORSTROOM_SIGNIN` | `closed` | `provider`: OpenID Connect; `development`: pick a role, on loopback alone; `closed`: machines' tokens alone |
/// | `DOORSTROOM_PUBLIC_URL` | `http://` host and port of HTTP | the address that people use; its path is the base path |
/// | `DOORSTROOM_SERVICES` | none | links to the services' pages, `service=address` separated by commas |
/// | `DOORSTROOM_HOSTS` | none | further hosts (`name:port`) under which machines reach this service, separated by commas |
/// | `DOORSTROOM_OFFICE_PUBLISH_ADDRESS` | none | where something publishes this service's port: checked by `development` |
/// | `DOORSTROOM_TRUSTED_PROXIES` | none | addresses and networks whose `X-Forwarded-For` is believed |
/// | `DOORSTROOM_SESSION_IDLE_MINUTES` | `60` | a session ends after this time without a request |
/// | `DOORSTROOM_SESSION_HOURS` | `12` | a session ends this long after the sign-in |
/// | `DOORSTROOM_PROVIDER_AWAY_HOURS` | `4` | how long sessions go on while the provider does not answer |
public struct SignInSettings: Sendable {
    public enum Means: String, Sendable, CaseIterable {
        case provider
        case development
        case closed
    }

    let service: ServiceName
    let means: Means
    public let publicURL: PublicURL
    let hosts: AllowedHosts
    let proxies: TrustedProxies
    let terms: SessionTerms
    /// Where the pages stand, with links to the other services.
    let site: Site
    /// The operator's style sheet.
    let theme: String?

    /// - Throws: `ConfigurationError` that names the variable.
    public init(_ service: ServiceName, _ configuration: ServiceConfiguration) throws(ConfigurationError) {
        self.service = service
        guard let means = Means(rawValue: configuration.string("signin") ?? Means.closed.rawValue) else {
            throw ConfigurationError(
                "DOORSTROOM_SIGNIN has to be \(Means.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        self.means = means
        let isOnFreePort = configuration.string("public.url") == nil && configuration.httpPort == 0
        guard !isOnFreePort || means == .closed else {
            throw ConfigurationError(
                "DOORSTROOM_SIGNIN=\(means.rawValue) needs DOORSTROOM_PUBLIC_URL, or a DOORSTROOM_HTTP_PORT that is not 0: "
                    + "people come back to that address")
        }
        self.publicURL = try PublicURL(configuration.string("public.url") ?? Self.listening(configuration))
        guard means != .development || self.publicURL.isLoopback else {
            throw ConfigurationError(
                "DOORSTROOM_SIGNIN=development lets anybody in as anybody, and DOORSTROOM_PUBLIC_URL "
                    + "(\(self.publicURL.origin)) is not on loopback: set DOORSTROOM_SIGNIN=provider")
        }
        // Somebody who reaches the port can send any Host.
        let published = (configuration.string("office.publish.address") ?? "").split(separator: ",")
        if means == .development, let address = published.first(where: { !PublicURL.isLoopback(host: String($0)) }) {
            throw ConfigurationError(
                "DOORSTROOM_SIGNIN=development lets anybody in as anybody, and this service's port is published on "
                    + "\(address) (DOORSTROOM_OFFICE_PUBLISH_ADDRESS): set DOORSTROOM_SIGNIN=provider")
        }
        let further = (configuration.string("hosts") ?? "").split(separator: ",").map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        self.hosts = AllowedHosts(self.publicURL, further: further, hasAnyPort: isOnFreePort)
        self.proxies = try TrustedProxies(configuration.string("trusted.proxies") ?? "")
        var terms = SessionTerms()
        func length(_ key: String, _ most: Int, _ unit: Int, _ standard: Duration) throws(ConfigurationError)
            -> Duration
        {
            guard let text = configuration.string(key) else { return standard }
            guard let count = Int(text), (1...most).contains(count) else {
                let name = "DOORSTROOM_" + key.uppercased().replacing(".", with: "_")
                throw ConfigurationError("\(name) has to be a whole number from 1 to \(most)")
            }
            return .seconds(count * unit)
        }
        terms.idle = try length("session.idle.minutes", 24 * 60, 60, terms.idle)
        terms.whole = try length("session.hours", 7 * 24, 3_600, terms.whole)
        terms.away = try length("provider.away.hours", 48, 3_600, terms.away)
        self.terms = terms
        let links = configuration.string("services") ?? ""
        guard let services = ServiceLink.parse(links, current: service.rawValue) else {
            throw ConfigurationError(
                "DOORSTROOM_SERVICES: write service=address, separated by commas, as in escalation=https://host/meldingen/"
            )
        }
        self.site = Site(basePath: self.publicURL.basePath, services: services)
        self.theme = configuration.string("theme")
    }

    /// The address on which HTTP listens: people on this machine reach it there.
    private static func listening(_ configuration: ServiceConfiguration) -> String {
        let host = ["0.0.0.0", "::", ""].contains(configuration.httpHost) ? "127.0.0.1" : configuration.httpHost
        let name = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
        return "http://\(name)" + (configuration.httpPort == 0 ? "" : ":\(configuration.httpPort)")
    }
}
