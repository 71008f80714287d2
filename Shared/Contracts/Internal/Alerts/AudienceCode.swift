/// Whom an alert is for.
public enum AudienceCode: String, CaseIterable, Sendable {
    /// Uitvoeringsteam.
    case implementationTeam = "implementation-team"
    /// Bestuurlijk overleg (ESC-3).
    case administrative
}
