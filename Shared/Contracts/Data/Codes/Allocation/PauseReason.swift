/// Why waiting stops for a while. VERA has no list for it.
public enum PauseReason: String, CaseIterable, Sendable, Codable {
    /// Opname.
    case admission
    case detention
    case notReady = "not-ready"
    case staysElsewhere = "stays-elsewhere"
    case onRequest = "on-request"
}
