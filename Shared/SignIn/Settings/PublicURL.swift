import Foundation
import ServiceKit

/// The address under which people reach a service, such as `https://doorstroom.utrecht.nl/meldingen`.
public struct PublicURL: Hashable, Sendable {
    public let isSecure: Bool
    /// Host and, unless it is the scheme's own, port, in lower case: the field `Host` of every request of a person.
    public let authority: String
    /// Empty, or a path that begins with a slash and does not end in one: the part of the address above the service's own
    /// paths, where several services stand behind one host.
    public let basePath: String

    /// - Throws: `ConfigurationError` that names the variable.
    public init(_ text: String, variable: String = "DOORSTROOM_PUBLIC_URL") throws(ConfigurationError) {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            ["http", "https"].contains(scheme), let host = parts.host?.lowercased(), !host.isEmpty,
            parts.user == nil, parts.query == nil, parts.fragment == nil
        else {
            throw ConfigurationError(
                "\(variable): «\(text)» is no address of a service: write https://host, https://host:port or "
                    + "https://host/path")
        }
        let path = parts.percentEncodedPath.split(separator: "/").map(String.init)
        guard path.allSatisfy({ $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") } }) else {
            throw ConfigurationError("\(variable): a path holds only letters, digits and hyphens between its slashes")
        }
        self.isSecure = scheme == "https"
        let standard = self.isSecure ? 443 : 80
        self.authority = parts.port.flatMap { $0 == standard ? nil : "\(host):\($0)" } ?? host
        self.basePath = path.map { "/" + $0 }.joined()
        guard self.isSecure || self.isLoopback else {
            throw ConfigurationError(
                "\(variable): \(text) is not https: a session's cookie would travel in the clear; plain http is for "
                    + "loopback alone")
        }
    }

    public var isLoopback: Bool {
        let isBracketed = self.authority.hasPrefix("[")
        let host = isBracketed ? self.authority.prefix { $0 != "]" } + "]" : self.authority.prefix { $0 != ":" }
        return Self.isLoopback(host: String(host))
    }

    static func isLoopback(host: String) -> Bool {
        let parts = host.split(separator: ".")
        return ["localhost", "[::1]", "::1"].contains(host)
            || (parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil })
    }

    /// Scheme and authority, as browsers write the field `Origin`.
    public var origin: String { (self.isSecure ? "https://" : "http://") + self.authority }

    /// - Parameter path: of the service, beginning with a slash.
    public func address(_ path: String) -> String { self.origin + self.basePath + path }
}
