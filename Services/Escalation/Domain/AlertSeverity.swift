public enum AlertSeverity: String, CaseIterable, Hashable, Sendable, Codable, Comparable {
    case attention
    case serious

    public var dutchName: String {
        switch self {
        case .attention: "aandacht"
        case .serious: "ernstig"
        }
    }

    public static func < (left: AlertSeverity, right: AlertSeverity) -> Bool {
        left == .attention && right == .serious
    }
}

public enum AlertStatus: String, CaseIterable, Hashable, Sendable, Codable {
    case raised
    case acknowledged
    case resolved

    public var dutchName: String {
        switch self {
        case .raised: "open"
        case .acknowledged: "gezien"
        case .resolved: "opgelost"
        }
    }
}

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
}
