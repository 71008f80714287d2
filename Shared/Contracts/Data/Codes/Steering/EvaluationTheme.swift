/// The theme of a periodic evaluation (MON-6 to MON-8, ESC-7).
public enum EvaluationTheme: String, CaseIterable, Sendable, Codable {
    /// Draagvlak.
    case publicSupport = "public-support"
    /// Borging van ondersteuning.
    case supportSafeguards = "support-safeguards"
    case process
    case matching
    case yearly
}
