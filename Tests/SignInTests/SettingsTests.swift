import Access
import Contracts
import Hummingbird
import JSON
import ServiceKit
@testable import SignIn
import Testing

/// Settings of the sign-in: addresses, hosts, proxies, terms and the mapping of roles.
@Suite(.timeLimit(.minutes(10)))
struct SettingsTests {
    private static func settings(_ environment: [String: String]) throws -> SignInSettings {
        try SignInSettings(.monitoring, try ServiceConfiguration(environment: environment))
    }

    @Test(arguments: [
        ("https://Doorstroom.Utrecht.nl", "doorstroom.utrecht.nl", "", true), ("https://a.nl:443/", "a.nl", "", true),
        ("https://a.nl:8443/meldingen/", "a.nl:8443", "/meldingen", true),
        ("https://a.nl/x/y", "a.nl", "/x/y", true), ("http://127.0.0.1:8084", "127.0.0.1:8084", "", false),
        ("http://[::1]:8084", "[::1]:8084", "", false), ("http://localhost", "localhost", "", false),
    ])
    func aPublicURLIsReadAsBrowsersReadIt(text: String, host: String, path: String, isSecure: Bool) throws {
        let url = try PublicURL(text)
        #expect(url.authority == host && url.basePath == path && url.isSecure == isSecure)
        #expect(url.isLoopback == !isSecure)
    }

    @Test(arguments: [
        "http://doorstroom.utrecht.nl", "ftp://localhost", "localhost", "https://a@b.nl", "https://a.nl/?x=1",
        "https://a.nl/%0d", "https://", "http://127.0.0.1.evil.nl", "http://127.evil.nl", "",
    ])
    func aPublicURLThatWouldNotBeSafeIsRefused(text: String) {
        #expect(throws: ConfigurationError.self) { try PublicURL(text) }
    }

    @Test func cookiesHaveTheServicesNameAndTheHostsLock() throws {
        for (address, name) in [
            ("http://localhost", "doorstroom-monitoring-session"),
            ("https://a.nl/figures", "__Host-doorstroom-monitoring-session"),
        ] {
            let cookies = SessionCookies(try Self.settings(["DOORSTROOM_PUBLIC_URL": address]))
            let cookie = cookies.cookie(.session, Secret()).description
            #expect(cookie.hasPrefix(name + "=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
            #expect(cookie.contains("Path=/") && !cookie.contains("Domain"))
            #expect(cookie.contains("Secure") == address.hasPrefix("https"))
        }
    }

    @Test(arguments: [
        ("10.0.0.5", ["203.0.113.7"], "203.0.113.7"),
        ("10.0.0.5", ["198.51.100.9, 203.0.113.7, 10.9.9.9"], "203.0.113.7"),
        ("203.0.113.1", ["198.51.100.9"], "203.0.113.1"), ("10.0.0.5", [], "10.0.0.5"),
        ("10.0.0.5", ["203.0.113.7, nonsense"], "10.0.0.5"), ("fd00::5", ["2001:db8::7"], "2001:db8::7"),
        ("10.0.0.5", ["203.0.113.7", "10.1.1.1"], "203.0.113.7"), ("fd00:0:0:1::/64", ["203.0.113.7"], "203.0.113.7"),
        ("2001:db8:0:1::/64", ["203.0.113.7"], "2001:db8:0:1::/64"),
    ])
    func onlyProxiesOfOursAreBelieved(peer: String, forwarded: [String], client: String) throws {
        let proxies = try TrustedProxies("10.0.0.0/8, fd00::/16")
        #expect(proxies.client(peer: peer, forwarded: forwarded) == client)
    }

    @Test(arguments: [
        ["DOORSTROOM_SIGNIN": "yes"], ["DOORSTROOM_TRUSTED_PROXIES": "10.0.0.0/33"],
        ["DOORSTROOM_TRUSTED_PROXIES": "proxy"], ["DOORSTROOM_SESSION_HOURS": "0"],
        ["DOORSTROOM_SESSION_IDLE_MINUTES": "soon"], ["DOORSTROOM_PROVIDER_AWAY_HOURS": "1000"],
        ["DOORSTROOM_SIGNIN": "development", "DOORSTROOM_PUBLIC_URL": "https://a.nl"],
        [
            "DOORSTROOM_SIGNIN": "development", "DOORSTROOM_PUBLIC_URL": "http://localhost",
            "DOORSTROOM_OFFICE_PUBLISH_ADDRESS": "0.0.0.0",
        ], ["DOORSTROOM_SERVICES": "nowhere=http://localhost/"],
    ])
    func aWrongSettingIsNamed(environment: [String: String]) {
        #expect { try Self.settings(environment) } throws: { error in
            environment.keys.contains { "\(error)".contains($0) }
        }
    }

    @Test func aServiceOnAFreePortAnswersMachinesOnLoopbackAlone() throws {
        let hosts = try Self.settings([:]).hosts
        #expect(hosts.allow("127.0.0.1:41234") && hosts.allow("127.0.0.1"))
        #expect(!hosts.allow("evil.example:41234") && !hosts.allow("localhost:1") && !hosts.allow(nil))
        #expect(!(try Self.settings(["DOORSTROOM_HTTP_PORT": "8083"]).hosts.allow("127.0.0.1:41234")))
        #expect(throws: ConfigurationError.self) { try Self.settings(["DOORSTROOM_SIGNIN": "development"]) }
    }

    @Test(arguments: [
        ["DOORSTROOM_OIDC_CLIENT": ""], ["DOORSTROOM_OIDC_ISSUER": "http://provider.nl"],
        ["DOORSTROOM_OIDC_SCOPES": "profile"], ["DOORSTROOM_OIDC_ROLES": "group"],
        ["DOORSTROOM_OIDC_ROLES": "group=king"], ["DOORSTROOM_OIDC_ROLES": "group=institution-worker"],
    ])
    func aWrongSettingOfTheProviderIsNamed(changed: [String: String]) throws {
        let right = [
            "DOORSTROOM_OIDC_ISSUER": "https://provider.nl/realms/a", "DOORSTROOM_OIDC_CLIENT": "c",
            "DOORSTROOM_OIDC_SECRET": "s",
        ]
        _ = try ProviderSettings(try ServiceConfiguration(environment: right))
        let environment = right.merging(changed) { $1 }
        #expect { try ProviderSettings(try ServiceConfiguration(environment: environment)) } throws: { error in
            changed.keys.contains { "\(error)".contains($0) }
        }
    }

    @Test func groupsOfAProviderBecomeRoles() throws {
        let keycloak = try ClaimMapping(
            rolesClaim: "realm_access.roles", nameClaim: "name",
            roles: "team=team-member:gemeente-1; cn=lister,ou=x=institution-worker:lister;both=auditor;both=operator")
        let claims: JSONValue = [
            "sub": "p", "name": "", "preferred_username": "ans",
            "realm_access": ["roles": ["team", "cn=lister,ou=x", "both", "unknown", 7]],
        ]
        #expect(
            keycloak.grants(claims).map(\.text)
                == ["team-member:gemeente-1", "institution-worker:lister", "auditor", "operator"])
        #expect(keycloak.name(claims) == "ans")
        let plain = try ClaimMapping(rolesClaim: "roles", nameClaim: "name", roles: nil)
        #expect(plain.grants(["roles": "auditor"]).map(\.text) == ["auditor"])
        #expect(plain.grants(["roles": ["auditor", "auditor"]]).map(\.text) == ["auditor"])
        let dotted = try ClaimMapping(rolesClaim: "https://a.nl/roles", nameClaim: "name", roles: nil)
        #expect(dotted.grants(["https://a.nl/roles": ["operator"]]).map(\.text) == ["operator"])
    }
}
