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

    public var englishName: String {
        switch self {
        case .raised: "open"
        case .acknowledged: "seen"
        case .resolved: "resolved"
        }
    }
}
