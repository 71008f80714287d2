/// Codes of alerts and of the messages about them.
public enum AlertStatusCode: String, CaseIterable, Sendable {
    case raised
    case acknowledged
    case resolved
}
