/// Why a corporation sees no match with a presented candidate (MAT-4).
public enum DeclineReason: String, CaseIterable, Sendable, Codable {
    case supportInsufficient = "support-insufficient"
    case surroundingsUnsuitable = "surroundings-unsuitable"
    case householdUnsuitable = "household-unsuitable"
    case accessibility
    case affordability
    case balanceInBuilding = "balance-in-building"
    case earlierTenancy = "earlier-tenancy"
    case candidateUnavailable = "candidate-unavailable"
}
