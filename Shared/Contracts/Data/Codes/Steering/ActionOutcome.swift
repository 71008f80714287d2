/// How an action ended (ESC-1).
public enum ActionOutcome: String, CaseIterable, Sendable, Codable {
    case achieved
    case abandoned
    case merged
}
