/// What is counted.
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

/// What a figure means, for the page that each figure links to.
public struct IndicatorDefinition: Hashable, Sendable, Codable, Identifiable {
    /// When a value is published; the value itself can be asked for at any time.
    public enum Cadence: String, Hashable, Sendable, Codable {
        /// On the first day that it differs.
        case whenChanged
        /// On the first of a month, when it differs. For stocks such as "days waited", which change with every night:
        /// published daily they would be most of the stream and say nothing.
        case monthly
    }

    public let id: IndicatorID
    /// Dutch, level B1.
    public let title: String
    public let unit: IndicatorUnit
    /// One Dutch sentence or two that say exactly what is counted.
    public let definition: String
    /// The heading in the plan under which it stands, as printed.
    public let planSection: String
    /// The requirement that asks for it.
    public let requirement: String
    public let cadence: Cadence
}

extension IndicatorID {
    /// All definitions, in the order of the catalogue.
    public static var catalogue: [IndicatorDefinition] { Self.allCases.map(\.definition) }
}
