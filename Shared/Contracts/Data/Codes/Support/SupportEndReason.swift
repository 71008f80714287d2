/// Why support ended.
public enum SupportEndReason: String, CaseIterable, Sendable, Codable {
    case goalReached = "goal-reached"
    case handedOver = "handed-over"
    case refused
    case tenancyEnded = "tenancy-ended"
    case deceased
    case other
}
