import Vocabulary

/// Advice on the districts in which a corporation nominates: preferably where there is little social rent, sparingly
/// where there is much or where relatively many dwellings recently went to vulnerable groups (plan, Spreiding over de
/// stad; MAT-9).
///
/// It is not a rule: the total must not fall because of it.
public struct DistrictAdvice: Codable, Equatable, Sendable {
    public enum Kind: String, Codable, Sendable {
        case prefer
        case neutral
        case sparingly = "spare"
    }

    public let district: District
    public private(set) var kind: Kind
    /// The district's percentage of the corporations' social dwellings in the city; `nil` where the plan gives none.
    public let shareOfCityStockPercent: Int?
    /// The percentage of the district's dwellings that is social rent; the plan gives it for four districts.
    public let socialRentPercent: Int?
    /// The district's percentage of the dwellings that went to vulnerable groups in the last twelve months; `nil` while
    /// there are too few for a meaningful percentage.
    public private(set) var recentSharePercent: Int?

    init(district: District, kind: Kind, shareOfCityStockPercent: Int?, socialRentPercent: Int?) {
        self.district = district
        self.kind = kind
        self.shareOfCityStockPercent = shareOfCityStockPercent
        self.socialRentPercent = socialRentPercent
    }

    /// This advice, given that `recent` of `all` dwellings for vulnerable groups were in this district. Our reading of
    /// "relatively many": at least one and a half times the district's share of the stock, and at least five.
    func adjusted(forRecent recent: Int, of all: Int) -> DistrictAdvice {
        guard all >= Self.minimumForShare else { return self }
        var advice = self
        advice.recentSharePercent = (200 * recent + all) / (2 * all)
        if let share = self.shareOfCityStockPercent, recent >= 5, 200 * recent >= 3 * share * all {
            advice.kind = .sparingly
        }
        return advice
    }

    /// The number of dwellings in the city from which a district's share is meaningful; ours.
    private static let minimumForShare = 20

    /// Source: the plan, "Spreiding over de stad" (tables/district-stock-shares.csv). It calls Binnenstad, Noordoost,
    /// Oost and West districts with a small share and names Overvecht as by far the largest. It gives nothing about
    /// Leidsche Rijn and Vleuten-De Meern, which therefore stay neutral. Smallest share first.
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
        DistrictAdvice(district: .overvecht, kind: .sparingly, shareOfCityStockPercent: 22, socialRentPercent: 61),
    ]

    /// The plan's advice for a district, based on its stock.
    static func kind(of district: District) -> Kind {
        self.plan2019.first { $0.district == district }?.kind ?? .neutral
    }
}
