import Vocabulary

/// The scope of a count of lettings. Two counts with the same scope report the same figure twice.
public struct CountScope: Hashable, Sendable, Codable {
    public let period: IndicatorPeriod
    /// `nil`: the whole city.
    public let corporation: String?
    /// The neighbourhood with the year of its code; `nil`: all neighbourhoods.
    public let neighbourhood: String?
    /// A rent class of the contract; `nil`: all classes.
    public let rentClass: String?

    public init(
        _ period: Period, corporation: String?, neighbourhood: String? = nil, rentClass: String? = nil
    ) {
        self.period = IndicatorPeriod(period)
        self.corporation = corporation
        self.neighbourhood = neighbourhood
        self.rentClass = rentClass
    }
}
