/// Codes of alerts and of the messages about them.
public enum AlertStatusCode: String, CaseIterable, Sendable {
    case raised
    case acknowledged
    case resolved
}

/// Whom an alert is for.
public enum AudienceCode: String, CaseIterable, Sendable {
    /// Uitvoeringsteam.
    case implementationTeam = "implementation-team"
    /// Bestuurlijk overleg (ESC-3).
    case administrative
}

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
