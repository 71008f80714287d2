public enum SeverityCode: String, CaseIterable, Sendable {
    case attention
    case serious
}
