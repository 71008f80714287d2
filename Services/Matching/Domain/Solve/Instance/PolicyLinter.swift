/// Checks whether a policy's levels can be solved exactly, before the policy is used.
///
/// The solve is a flow because the squared deviations are taken over candidates that form one *laminar* family: of any
/// two sets, one contains the other or they have no candidate in common. Institutions and the routes within them are
/// such a family, in whatever order a policy weighs them. A policy cannot define shares over other sets.
public enum PolicyLinter {
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
                Finding(
                    code: "level-fixed", message: "level \(level.rawValue) has a fixed position and cannot be moved"))
        }
        for level in free.sorted(by: { $0.rawValue < $1.rawValue }) {
            let count = levels.count { $0 == level }
            if count == 0 {
                findings.append(Finding(code: "level-missing", message: "level \(level.rawValue) is missing"))
            } else if count > 1 {
                findings.append(
                    Finding(code: "level-twice", message: "level \(level.rawValue) is listed \(count) times"))
            }
        }
        return findings
    }
}
