public enum SignalSeverity: String, CaseIterable, Hashable, Sendable, Codable {
    case attention
    case serious

    public var dutchName: String {
        switch self {
        case .attention: "aandacht"
        case .serious: "ernstig"
        }
    }
}
