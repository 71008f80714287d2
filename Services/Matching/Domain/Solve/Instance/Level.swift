/// What the solve maximises: a more important level never yields for a later one. The number names a level, wherever
/// it stands in the order.
///
/// The solver and the checker each lay out the costs of a level on their own, from `MatchingInstance`.
public enum Level: Int, CaseIterable, Codable, Sendable {
    /// Dwellings with at least one candidate (MAT-12).
    case dwellings = 1
    /// Places filled (MAT-2).
    case places = 2
    /// Candidates over the three-month norm, weighted by the rank of their group (MAT-8).
    case overNorm = 3
    /// The squared deviation of each institution's places from its share (MAT-3, REG-9). Minimised.
    case institutions = 4
    /// The same within the institutions, by route: this carries the inflow share (MAT-5). Minimised.
    case routes = 5
    /// Waiting days (MAT-3).
    case waiting = 6
    /// Wishes, spread over the city and suitability of each pair (MAT-6, MAT-9, MAT-16).
    case suitability = 7
    /// What is still equal is spread evenly over the dwellings and then drawn by lot; see `Lots`. Minimised.
    case lots = 8

    /// In force unless a policy says otherwise. The plan asks for contingents that every institution gets and for a good and
    /// fair distribution over them; groups are ranked *if* that proves necessary (Bijlage 5, Prioritering). So the shares
    /// come before the norm by rank.
    public static let standardOrder: [Level] = [
        .dwellings, .places, .institutions, .routes, .overNorm, .waiting, .suitability, .lots,
    ]

    /// Whether less is better.
    public var isCost: Bool {
        switch self {
        case .institutions, .routes, .lots: true
        case .dwellings, .places, .overNorm, .waiting, .suitability: false
        }
    }

    /// Whether the levels may follow each other so: 1 and 2 first, 8 last, each once. Between them any order keeps the
    /// structure that makes the solve exact, because shares of institutions and of routes within them are one laminar
    /// family, in whatever order they are weighed.
    public static func isSolvable(_ order: [Level]) -> Bool {
        order.count == self.allCases.count && Set(order).count == order.count
            && order.prefix(2) == [.dwellings, .places] && order.last == .lots
    }
}
