/// The state of an action of the plan (ESC-1).
public enum ActionProgress: String, CaseIterable, Sendable, Codable {
    case open
    case running
    case stalled
    case done
}
