public enum NuisanceSeverity: String, CaseIterable, Sendable, Codable {
    case minor
    case serious
    /// At once, at any hour (ESC-6).
    case acute
}
