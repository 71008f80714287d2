import Vocabulary

/// Where a corporation is asked to nominate: first where there is little social rent, sparing where there is much
/// (MAT-9).
///
/// Advice, not a rule: whole districts are never on lock and the total may not suffer.
public struct DistrictAdvice: Codable, Equatable, Sendable {
    public enum Kind: String, Codable, Sendable {
        case prefer
        case neutral
        case spare
    }

    public let district: District
    public let kind: Kind
    /// Of all social dwellings of the corporations in the city, the percentage in this district; `nil` where the plan
    /// has none.
    public let shareOfCityStockPercent: Int?
    /// Of all dwellings in this district, the percentage social rent; the plan prints four.
    public let socialRentPercent: Int?

    /// Source: the plan, "Spreiding over de stad" (tables/district-stock-shares.csv). It calls Binnenstad, Noordoost,
    /// Oost and West districts with a small share and names Overvecht as the one with by far the largest; it prints
    /// nothing about Leidsche Rijn and Vleuten-De Meern, which therefore stay neutral. The smallest share comes
    /// first.
    public static let plan2019: [DistrictAdvice] = [
        DistrictAdvice(district: .binnenstad, kind: .prefer, shareOfCityStockPercent: 3, socialRentPercent: nil),
        DistrictAdvice(district: .noordoost, kind: .prefer, shareOfCityStockPercent: 5, socialRentPercent: nil),
        DistrictAdvice(district: .west, kind: .prefer, shareOfCityStockPercent: 6, socialRentPercent: nil),
        DistrictAdvice(district: .oost, kind: .prefer, shareOfCityStockPercent: 6, socialRentPercent: nil),
        DistrictAdvice(district: .zuid, kind: .neutral, shareOfCityStockPercent: 11, socialRentPercent: 36),
        DistrictAdvice(district: .noordwest, kind: .neutral, shareOfCityStockPercent: 16, socialRentPercent: 34),
        DistrictAdvice(district: .zuidwest, kind: .neutral, shareOfCityStockPercent: 16, socialRentPercent: 38),
        DistrictAdvice(district: .leidscheRijn, kind: .neutral, shareOfCityStockPercent: nil, socialRentPercent: nil),
        DistrictAdvice(district: .vleutenDeMeern, kind: .neutral, shareOfCityStockPercent: nil, socialRentPercent: nil),
        DistrictAdvice(district: .overvecht, kind: .spare, shareOfCityStockPercent: 22, socialRentPercent: 61),
    ]

    /// What the plan advises for a district.
    static func kind(of district: District) -> Kind {
        self.plan2019.first { $0.district == district }?.kind ?? .neutral
    }
}
