import Vocabulary

/// Where a corporation is asked to nominate: first where there is little social rent, sparing where there is much or where
/// relatively many dwellings went to vulnerable groups lately (plan, Spreiding over de stad; MAT-9).
///
/// Advice, not a rule: the total may not suffer.
public struct DistrictAdvice: Codable, Equatable, Sendable {
    public enum Kind: String, Codable, Sendable {
        case prefer
        case neutral
        case spare
    }

    public let district: District
    public private(set) var kind: Kind
    /// Of all social dwellings of the corporations in the city, the percentage in this district; `nil` where the plan
    /// has none.
    public let shareOfCityStockPercent: Int?
    /// Of all dwellings in this district, the percentage social rent; the plan prints four.
    public let socialRentPercent: Int?
    /// Of all dwellings that went to vulnerable groups in the last twelve months, the percentage in this district; `nil`
    /// while there are too few to say.
    public private(set) var recentSharePercent: Int?

    init(district: District, kind: Kind, shareOfCityStockPercent: Int?, socialRentPercent: Int?) {
        self.district = district
        self.kind = kind
        self.shareOfCityStockPercent = shareOfCityStockPercent
        self.socialRentPercent = socialRentPercent
    }

    /// This advice after so many dwellings of all that went to vulnerable groups lately. "Relatively many" is ours: at least
    /// half as much again as the district's share of the stock, and at least five.
    func after(_ recent: Int, of all: Int) -> DistrictAdvice {
        guard all >= Self.enough else { return self }
        var advice = self
        advice.recentSharePercent = (200 * recent + all) / (2 * all)
        if let share = self.shareOfCityStockPercent, recent >= 5, 200 * recent >= 3 * share * all {
            advice.kind = .spare
        }
        return advice
    }

    /// So many dwellings in the city make a share of them say something; ours.
    private static let enough = 20

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

    /// What the plan advises for a district by its stock.
    static func kind(of district: District) -> Kind {
        self.plan2019.first { $0.district == district }?.kind ?? .neutral
    }
}
