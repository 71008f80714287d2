/// Why an application's profile changes.
public enum ChangeReason: String, CaseIterable, Sendable, Codable {
    case household = "household"
    case income = "income"
    case profile = "profile"
    case support = "support"
    case correction = "correction"
}
