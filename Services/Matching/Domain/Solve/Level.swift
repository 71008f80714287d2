/// What the solve maximises, numbered as in the design: a lower level never yields for a later one.
///
/// Levels 4, 5 and 7 (shares of institutions and routes, suitability of a pair) join with the full solver. Adding one
/// is: a case here, its slot in `LevelCost`, and its costs in `FlowNetwork` and in `CertificateChecker`.
public enum Level: Int, CaseIterable, Codable, Sendable {
    /// Dwellings with at least one candidate (MAT-12).
    case dwellings = 1
    /// Places filled (MAT-2).
    case places = 2
    /// Candidates over the three-month norm, weighted by the rank of their group (MAT-8).
    case overNorm = 3
    /// Waiting days (MAT-3).
    case waiting = 6
    /// Makes the result unique: see `MatchingInstance.placeTieBreak` and `PairingTieBreak`. Minimised.
    case canonical = 8

    /// Most important first. `LevelCost` and every certificate follow this order.
    public static let order: [Level] = [.dwellings, .places, .overNorm, .waiting, .canonical]
}
