import Vocabulary

/// The quality-discount limit (kwaliteitskortingsgrens): up to this net rent someone under 23 gets rent allowance for
/// an independent dwelling (MAT-7). It changes every year; the plan prints three amounts for different years.
public struct RentAllowanceLimit: Codable, Equatable, Sendable {
    /// The first calendar year it holds for; it holds until the next one.
    public let fromYear: Int
    public let limit: Cents
    /// Whoever is younger falls under it.
    public let belowAge: Int
    public let source: String

    public static let table: [RentAllowanceLimit] = [
        RentAllowanceLimit(
            fromYear: 2017, limit: Cents(414_00), belowAge: 23,
            source: "plan, income of young people 18-21 (price level 2017)"),
        RentAllowanceLimit(
            fromYear: 2018, limit: Cents(417_34), belowAge: 23,
            source: "plan, stock and lettings by rent class (classes of 2018)"),
        RentAllowanceLimit(
            fromYear: 2019, limit: Cents(424_44), belowAge: 23,
            source: "plan, access to housing for young adults (2019)"),
    ]

    /// Before the first year the first amount, after the last year the last one printed.
    public static func inForce(year: Int) -> RentAllowanceLimit? {
        self.table.last { $0.fromYear <= year } ?? self.table.first
    }
}
