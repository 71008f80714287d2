import Contracts
import MatchingDomain

/// The names of the levels of the solve: those that `policy.set` uses, and three for the levels that no policy moves.
enum LevelName: String, CaseIterable {
    case dwellings
    case places
    case overNorm = "over-norm"
    case institutionShare = "institution-share"
    case routeShare = "route-share"
    case waiting
    case suitability
    case lots

    init(_ level: Level) {
        self =
            switch level {
            case .dwellings: .dwellings
            case .places: .places
            case .overNorm: .overNorm
            case .institutions: .institutionShare
            case .routes: .routeShare
            case .waiting: .waiting
            case .suitability: .suitability
            case .lots: .lots
            }
    }
}
