/// The meaning of a figure, for the page that each figure links to.
public struct IndicatorDefinition: Hashable, Sendable, Codable, Identifiable {
    /// When a value is published; the value itself can be queried at any time.
    public enum Cadence: String, Hashable, Sendable, Codable {
        /// On the first day that it differs.
        case whenChanged
        /// On the first of a month, when it differs. For stocks such as "days waited", which change every night:
        /// published daily, they would be most of the stream and carry no news.
        case monthly
    }

    public let id: IndicatorID
    /// Dutch, level B1.
    public let title: String
    public let unit: IndicatorUnit
    /// One or two Dutch sentences that say exactly what is counted.
    public let definition: String
    /// The heading in the plan that the indicator comes under, as printed.
    public let planSection: String
    /// The requirement behind the indicator.
    public let requirement: String
    public let cadence: Cadence
}
