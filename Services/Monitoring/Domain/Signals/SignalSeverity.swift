public enum SignalSeverity: String, CaseIterable, Hashable, Sendable, Codable {
    case attention
    case serious
}
