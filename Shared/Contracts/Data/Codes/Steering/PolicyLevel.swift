/// The levels of Matching's solve that a policy may reorder (levels 3 to 7), in the standard order.
public enum PolicyLevel: String, CaseIterable, Sendable, Codable {
    case institutionShare = "institution-share"
    case routeShare = "route-share"
    case overNorm = "over-norm"
    case waiting
    case suitability
}
