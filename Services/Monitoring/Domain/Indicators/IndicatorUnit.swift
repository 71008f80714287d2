/// The unit that an indicator counts in.
public enum IndicatorUnit: String, CaseIterable, Hashable, Sendable, Codable {
    case applications
    case candidates
    case days
    case dwellings
    case presentations
    case share

    public var dutchName: String {
        switch self {
        case .applications: "aanmeldingen"
        case .candidates: "kandidaten"
        case .days: "dagen"
        case .dwellings: "woningen"
        case .presentations: "voordrachten"
        case .share: "aandeel"
        }
    }
}
