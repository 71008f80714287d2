import Access
import Foundation
import JSON
import ServiceKit

/// Makes our roles of the provider's claims.
struct ClaimMapping: Sendable {
    private let rolesClaim: [String]
    private let nameClaim: [String]
    /// `nil` when values are roles of ours.
    private let roles: [String: [Grant]]?

    /// - Parameters:
    ///   - rolesClaim: a name, or names with dots between them that lead into objects.
    ///   - roles: `value=role` separated by `;`.
    /// - Throws: `ConfigurationError` that names the wrong part.
    init(rolesClaim: String, nameClaim: String, roles: String?) throws(ConfigurationError) {
        self.rolesClaim = rolesClaim.split(separator: ".").map(String.init)
        self.nameClaim = nameClaim.split(separator: ".").map(String.init)
        guard let roles else {
            self.roles = nil
            return
        }
        var mapped: [String: [Grant]] = [:]
        for item in roles.split(separator: ";") {
            // A group's name may hold an equals sign, a role of ours does not.
            guard let mark = item.lastIndex(of: "=") else {
                throw ConfigurationError("DOORSTROOM_OIDC_ROLES: «\(item)» is not value=role")
            }
            let value = item[..<mark].trimmingCharacters(in: .whitespaces)
            let role = item[item.index(after: mark)...].trimmingCharacters(in: .whitespaces)
            guard let grant = Grant(text: role) else {
                throw ConfigurationError(
                    "DOORSTROOM_OIDC_ROLES: «\(role)» is no role of ours, or names no party or seat: `doorstroom roles` "
                        + "lists them, as in institution-worker:lister or team-member:gemeente-1")
            }
            mapped[value, default: []].append(grant)
        }
        self.roles = mapped
    }

    /// Whether the claims say anything about roles, even that there are none.
    func saysRoles(_ claims: JSONValue) -> Bool { Self.value(self.rolesClaim, in: claims) != nil }

    /// The roles that we know; the provider's other values say nothing here.
    func grants(_ claims: JSONValue) -> [Grant] {
        let found = Self.value(self.rolesClaim, in: claims)
        let values = found?.arrayValue?.compactMap(\.stringValue) ?? found?.stringValue.map { [$0] } ?? []
        let grants = values.flatMap { value in
            self.roles.map { $0[value] ?? [] } ?? [Grant(text: value)].compactMap(\.self)
        }
        return grants.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    func name(_ claims: JSONValue) -> String {
        let names = [self.nameClaim, ["preferred_username"], ["sub"]].compactMap {
            Self.value($0, in: claims)?.stringValue
        }
        return String((names.first { !$0.isEmpty } ?? "").prefix(100))
    }

    private static func value(_ path: [String], in claims: JSONValue) -> JSONValue? {
        // A claim may itself have dots in its name, such as `https://example.org/roles`.
        if let whole = claims[path.joined(separator: ".")] { return whole }
        return path.reduce(Optional(claims)) { $0?[$1] }
    }
}
