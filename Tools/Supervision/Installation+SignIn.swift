import Access
import Contracts
import ServiceKit
import SignIn
import Vocabulary

extension Installation {
    /// Makes a token with which tools read from all services; the former one of that name ends.
    public func makeToken(name: String = "installation") async throws -> String {
        let token = Secret(prefix: Secret.tokenPrefix)
        let scopes = Scopes.all.texts.flatMap { ["--scope", $0] }
        let words = ["token", "add", name, "--replace", "--digest", Hexadecimal.text(token.digest)] + scopes
        for service in ServiceName.allCases { _ = try await self.run(service, words) }
        return token.text
    }

    public func revokeToken(name: String) async throws {
        for service in ServiceName.allCases { _ = try await self.run(service, ["token", "revoke", name]) }
    }

    /// The development sign-in, unless the environment names a provider.
    var signInEnvironment: [String: String] {
        let given = Environment.current.filter { name, _ in
            ["DOORSTROOM_SIGNIN", "DOORSTROOM_OIDC", "DOORSTROOM_SESSION", "DOORSTROOM_PROVIDER"].contains {
                name.hasPrefix($0)
            }
        }
        return ["DOORSTROOM_SIGNIN": "development"].merging(given) { $1 }.merging(self.options.signIn) { $1 }
    }

    /// The address under which people reach each service: behind the proxy, if there is one.
    func addressEnvironment(of service: ServiceName) throws -> [String: String] {
        let links = try ServiceName.allCases.map { "\($0.rawValue)=\(try self.publicURL(of: $0))/" }
        var environment = ["DOORSTROOM_SERVICES": links.joined(separator: ",")]
        if self.options.proxy != nil {
            environment["DOORSTROOM_PUBLIC_URL"] = try self.publicURL(of: service)
            environment["DOORSTROOM_TRUSTED_PROXIES"] = "127.0.0.1"
            // Tools on this machine pass the proxy by.
            environment["DOORSTROOM_HOSTS"] = "127.0.0.1:\(try self.port(of: service))"
        }
        return environment
    }

    private func publicURL(of service: ServiceName) throws -> String {
        guard let proxy = self.options.proxy else { return "http://127.0.0.1:\(try self.port(of: service))" }
        switch service {
        case .registration: return proxy + "/registratie"
        case .matching: return proxy + "/matching"
        case .monitoring: return proxy + "/monitoring"
        case .escalation: return proxy + "/meldingen"
        }
    }
}
