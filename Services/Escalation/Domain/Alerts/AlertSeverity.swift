public enum AlertSeverity: String, CaseIterable, Hashable, Sendable, Codable, Comparable {
    case attention
    case serious

    public var dutchName: String {
        switch self {
        case .attention: "aandacht"
        case .serious: "ernstig"
        }
    }

    public var englishName: String {
        switch self {
        case .attention: "attention"
        case .serious: "serious"
        }
    }

    public static func < (left: AlertSeverity, right: AlertSeverity) -> Bool {
        left == .attention && right == .serious
    }
}
