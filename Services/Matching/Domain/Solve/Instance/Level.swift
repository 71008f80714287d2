/// An objective of the solve. A more important level never gives way to a later one. The number identifies a level,
/// whatever its position in the order.
///
/// The solver and the checker each compute the costs of a level independently, from `MatchingInstance`.
public enum Level: Int, CaseIterable, Codable, Sendable {
    /// Dwellings with at least one candidate (MAT-12).
    case dwellings = 1
    /// Places filled (MAT-2).
    case places = 2
    /// Candidates over the three-month norm, weighted by the rank of their group (MAT-8).
    case overNorm = 3
    /// The squared deviation of each institution's places from its share (MAT-3, REG-9). Minimised.
    case institutions = 4
    /// The same within the institutions, by route; this implements the inflow share (MAT-5). Minimised.
    case routes = 5
    /// Waiting days (MAT-3).
    case waiting = 6
    /// Wishes, spread over the city and suitability of each pair (MAT-6, MAT-9, MAT-16).
    case suitability = 7
    /// The tie-break: candidates are spread evenly over the dwellings, and remaining ties are drawn by lot; see `Lottery`.
    /// Minimised.
    case lots = 8

    /// In force unless a policy says otherwise. The plan asks for a contingent for every institution and for a good and
    /// fair distribution over them; groups are ranked *if* that proves necessary (Bijlage 5, Prioritering). So the
    /// shares come before the ranked norm.
    public static let standardOrder: [Level] = [
        .dwellings, .places, .institutions, .routes, .overNorm, .waiting, .suitability, .lots,
    ]

    /// Whether the level is minimised.
    public var isCost: Bool {
        switch self {
        case .institutions, .routes, .lots: true
        case .dwellings, .places, .overNorm, .waiting, .suitability: false
        }
    }

    /// Whether levels can be solved in this order: 1 and 2 first, 8 last, each once. Any order of the others keeps the
    /// structure that makes the solve exact, because the shares of institutions and of the routes within them form one
    /// laminar family, in whatever order they are weighed.
    public static func isSolvable(_ order: [Level]) -> Bool {
        order.count == self.allCases.count && Set(order).count == order.count
            && order.prefix(2) == [.dwellings, .places] && order.last == .lots
    }
}
