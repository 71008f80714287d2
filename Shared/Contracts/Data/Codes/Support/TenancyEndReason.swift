/// Why a tenancy ended. VERA's `EINDEREDEN` says who ended it; ours says what became of the resident.
public enum TenancyEndReason: String, CaseIterable, Sendable, Codable {
    case moved
    case termEnded = "term-ended"
    case arrears
    case nuisance
    case admission
    case detention
    case deceased
    case other
}
