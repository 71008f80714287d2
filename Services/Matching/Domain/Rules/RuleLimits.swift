import Vocabulary

/// Amounts and ages that the hard rules go by, from one calendar year until the next entry (MAT-7, REG-7).
public struct RuleLimits: Codable, Hashable, Sendable {
    /// The first calendar year it holds for.
    public let fromYear: Int
    /// The quality-discount limit (kwaliteitskortingsgrens): up to this net rent the young get rent allowance for an
    /// independent dwelling. The plan prints three amounts for different years.
    public let youthRent: Cents
    /// The first age that it does not hold for.
    public let youthBelowAge: Int
    /// Of those who get a campus contract or a place in a student complex and are in no group of young people. Ours: the
    /// plan speaks of "roughly 18 to 27, and also 16 to 18" for the group, and wants no strict limits (Een brede groep).
    public let campusAges: ClosedRange<Int>
    public let source: String

    public init(fromYear: Int, youthRent: Cents, youthBelowAge: Int, campusAges: ClosedRange<Int>, source: String) {
        self.fromYear = fromYear
        self.youthRent = youthRent
        self.youthBelowAge = youthBelowAge
        self.campusAges = campusAges
        self.source = source
    }

    /// What the plan gives; `policy.set` brings later years.
    public static let plan2019 = [
        RuleLimits(
            fromYear: 2017, youthRent: Cents(414_00), youthBelowAge: 23, campusAges: 16...26,
            source: "plan, income of young people 18-21 (price level 2017)"),
        RuleLimits(
            fromYear: 2018, youthRent: Cents(417_34), youthBelowAge: 23, campusAges: 16...26,
            source: "plan, stock and lettings by rent class (classes of 2018)"),
        RuleLimits(
            fromYear: 2019, youthRent: Cents(424_44), youthBelowAge: 23, campusAges: 16...26,
            source: "plan, access to housing for young adults (2019)"),
    ]

    /// Before the first year the first entry; after the last one the last.
    ///
    /// - Parameter policy: entries that a policy brings; they go before the plan's of the same year.
    public static func inForce(year: Int, policy: [RuleLimits] = []) -> RuleLimits {
        let table = (Self.plan2019.filter { entry in !policy.contains { $0.fromYear == entry.fromYear } } + policy)
            .sorted { $0.fromYear < $1.fromYear }
        return table.last { $0.fromYear <= year } ?? table[0]
    }
}
