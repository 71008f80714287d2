import Vocabulary

public struct RuleCount: Codable, Equatable, Sendable {
    public let rule: EligibilityRule
    public let count: Int
}
