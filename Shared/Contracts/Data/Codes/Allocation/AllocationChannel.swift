/// The channel of an allocation outside the central point (REG-14).
public enum AllocationChannel: String, CaseIterable, Sendable, Codable {
    case mediation
    case urgency
    case registrationTime = "registration-time"
    case outside
}
