/// How an action of the plan stands (ESC-1).
public enum ActionState: String, CaseIterable, Hashable, Sendable, Codable {
    case open
    case running
    case done
    case stalled
    /// Achieved, abandoned or merged with another.
    case closed

    /// Nothing is expected of it any more.
    public var isFinal: Bool { self == .done || self == .closed }
}
