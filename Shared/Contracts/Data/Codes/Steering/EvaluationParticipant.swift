/// Who took part in an evaluation (ESC-7).
public enum EvaluationParticipant: String, CaseIterable, Sendable, Codable {
    case municipality
    case corporations
    case institutions
    case tenants
    case clients
    case residents
}
