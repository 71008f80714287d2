/// Why a corporation takes a dwelling back.
public enum DwellingWithdrawalReason: String, CaseIterable, Sendable, Codable {
    case damage
    case sale
    case renovation
    case noticeWithdrawn = "notice-withdrawn"
    case error
    case other
}
