/// Why a place is locked for a while.
public enum LockReason: String, CaseIterable, Sendable, Codable {
    case balance
    case nuisance
    case renovation
    case mixing
}
