/// Why an institution withdraws an application. VERA has no list for it.
public enum WithdrawalReason: String, CaseIterable, Sendable, Codable {
    case foundElsewhere = "found-elsewhere"
    case notReady = "not-ready"
    case moved = "moved"
    case deceased = "deceased"
    case duplicate = "duplicate"
    case other = "other"
}
