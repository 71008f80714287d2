/// The support that comes with a client (REG-8): products of Beschermd Thuis and individual guidance.
public enum SupportProduct: String, CaseIterable, Hashable, Sendable, Codable {
    /// Beschermd Thuis intensief, on average 6 hours a week.
    case protectedIntensive = "beschermd-thuis-intensive"
    /// Beschermd Thuis zeer intensief, on average 10 hours a week.
    case protectedVeryIntensive = "beschermd-thuis-very-intensive"
    case individualGuidance = "individual-guidance"
    case none
}
