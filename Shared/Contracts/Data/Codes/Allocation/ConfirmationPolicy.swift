/// How presentations become final: by the office, or at once as an explicit, logged policy.
public enum ConfirmationPolicy: String, CaseIterable, Sendable, Codable {
    case automatic
    case office
}
