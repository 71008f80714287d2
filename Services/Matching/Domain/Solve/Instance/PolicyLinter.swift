/// Says whether levels can be solved exactly, before a policy with them is taken.
///
/// The solve is a flow because the squared deviations are taken over candidates that form one *laminar* family: of any
/// two sets, one lies within the other or they have nobody in common. Institutions and routes within them do. Two
/// families that cross (institution and group, say) break it: the optimum of the flow is then not a whole number of
/// people, and a rounding of it can be beaten. Such a policy is refused, never approximated in silence.
public enum PolicyLinter {
    /// A property that shares can be taken by.
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

    /// - Parameter levels: those from 3 to 7.
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

    /// - Parameter families: each a set of properties by whose values candidates are divided into shares.
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
