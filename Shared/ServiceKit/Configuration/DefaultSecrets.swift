import Foundation

/// Secrets that are public because docker-compose.yml contains them: for use on a single machine only.
extension ServiceConfiguration {
    static let defaultSecret = "doorstroom"

    /// The variables that hold the default secret.
    ///
    /// - Parameter keys: the databases to check, such as `database.matching`.
    func defaultSecrets(databases keys: [String] = ["database"]) -> [String] {
        let passwords = keys.filter { Self.password(of: self.database($0)) == Self.defaultSecret }
            .map { self.string($0 + ".password") == nil ? $0 : $0 + ".password" }
        let key = self.string("webhook.secret") == Self.defaultSecret ? ["webhook.secret"] : []
        return (passwords + key).map { "DOORSTROOM_" + $0.uppercased().replacing(".", with: "_") }
    }

    /// Where others reach our ports: the published addresses if they are set, or else the addresses that we listen on.
    var publishedAddresses: [String] {
        guard let said = self.string("publish.address") else {
            return ["http", "intake"].compactMap { self.string("\($0).host") }
        }
        return said.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    /// - Parameter warn: receives the default secrets that are allowed because every port is on loopback.
    /// - Throws: `ConfigurationError` that says what to set.
    public func refuseDefaultSecrets(
        databases keys: [String] = ["database"], warn: (String) -> Void
    ) throws(ConfigurationError) {
        let secrets = self.defaultSecrets(databases: keys)
        guard !secrets.isEmpty else { return }
        let names = secrets.joined(separator: ", ")
        if let address = self.publishedAddresses.first(where: { !Self.isLoopback($0) }) {
            throw ConfigurationError(
                "\(names): the default «\(Self.defaultSecret)» is public knowledge, and ports are published on "
                    + "\(address): set a secret of your own, or publish on 127.0.0.1 (DOORSTROOM_PUBLISH_ADDRESS)")
        }
        warn(
            "\(names): the default «\(Self.defaultSecret)» is public knowledge: use it on one machine and for trials only"
        )
    }

    /// The password of a libpq URL, before the host or among the parameters.
    private static func password(of url: String) -> String? {
        let parts = URLComponents(string: url)
        return parts?.queryItems?.last { $0.name == "password" }?.value ?? parts?.password
    }

    private static func isLoopback(_ address: String) -> Bool {
        let address = address.hasPrefix("[") ? String(address.dropFirst().dropLast()) : address
        return address == "localhost" || address == "::1" || (address.hasPrefix("127.") && !address.contains(":"))
    }
}
