/// A step in the life of an alert.
public enum AlertChangeCode: String, CaseIterable, Sendable {
    case raised
    case reopened
    case severityChanged = "severity-changed"
    /// The same alert with newer figures.
    case figuresChanged = "figures-changed"
    case acknowledged
    case assigned
    case snoozed
    case woken
    case escalated
    case resolved
}
