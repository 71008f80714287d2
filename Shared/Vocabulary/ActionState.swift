/// The state of an action of the plan (ESC-1).
public enum ActionState: String, CaseIterable, Hashable, Sendable, Codable {
    case open
    case running
    case done
    case stalled
    /// Achieved, abandoned or merged with another.
    case closed

    /// Whether nothing is expected of the action any more.
    public var isFinal: Bool { self == .done || self == .closed }
}
