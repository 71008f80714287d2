public enum EvaluationVerdict: String, CaseIterable, Sendable, Codable {
    case good
    case sufficient
    case insufficient
}
