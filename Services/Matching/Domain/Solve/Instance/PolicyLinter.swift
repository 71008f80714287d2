/// Checks whether a policy's levels can be solved exactly, before the policy is used.
///
/// The solve is a flow because the squared deviations are taken over candidates that form one *laminar* family: of any
/// two sets, one contains the other or they have no candidate in common. Institutions and the routes within them are
/// such a family. Two families that cross (institution and group, for example) are not: the optimum of the flow is then
/// not a whole number of people, and a rounded solution may not be the best. Such a policy is refused, never silently
/// approximated.
public enum PolicyLinter {
    /// A property of candidates by which shares can be defined.
    public enum Attribute: String, CaseIterable, Codable, Sendable {
        case institution
        case route
        case group
        case district
    }

    public struct Finding: Equatable, Sendable {
        /// Stable, in kebab case.
        public let code: String
        public let message: String
    }

    /// - Parameter levels: levels 3 to 7, in order.
    public static func findings(levels: [Level]) -> [Finding] {
        let free = Set(Level.allCases).subtracting([.dwellings, .places, .lots])
        var findings: [Finding] = []
        for level in levels where !free.contains(level) {
            findings.append(
                Finding(code: "level-fixed", message: "level \(level.rawValue) has its place and cannot be moved"))
        }
        for level in free.sorted(by: { $0.rawValue < $1.rawValue }) {
            let count = levels.count { $0 == level }
            if count == 0 {
                findings.append(Finding(code: "level-missing", message: "level \(level.rawValue) is missing"))
            } else if count > 1 {
                findings.append(Finding(code: "level-twice", message: "level \(level.rawValue) stands \(count) times"))
            }
        }
        return findings
    }

    /// - Parameter families: sets of properties; each set divides the candidates into shares by their values.
    public static func findings(families: [Set<Attribute>]) -> [Finding] {
        var findings: [Finding] = []
        for (index, one) in families.enumerated() {
            for other in families.dropFirst(index + 1) where !one.isSubset(of: other) && !other.isSubset(of: one) {
                findings.append(
                    Finding(
                        code: "families-cross",
                        message: "\(Self.name(one)) crosses \(Self.name(other)): neither divides the other"))
            }
        }
        return findings
    }

    private static func name(_ family: Set<Attribute>) -> String {
        family.map(\.rawValue).sorted().joined(separator: " × ")
    }
}
