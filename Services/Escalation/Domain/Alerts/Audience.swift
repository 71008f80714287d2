/// The people who have to look at an alert.
public enum Audience: String, CaseIterable, Hashable, Sendable, Codable {
    /// Uitvoeringsteam.
    case implementationTeam = "implementation-team"
    /// Bestuurlijk overleg (ESC-3).
    case administrative

    public var dutchName: String {
        switch self {
        case .implementationTeam: "uitvoeringsteam"
        case .administrative: "bestuurlijk overleg"
        }
    }

    public var englishName: String {
        switch self {
        case .implementationTeam: "implementation team"
        case .administrative: "administrators"
        }
    }
}
