/// The unit that an indicator counts in.
public enum IndicatorUnit: String, CaseIterable, Hashable, Sendable, Codable {
    case applications
    case candidates
    case days
    case dwellings
    case presentations
    case share
}
