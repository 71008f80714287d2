/// Where a client is not presented again after a decline (MAT-4).
public enum DeclineReach: String, CaseIterable, Hashable, Sendable, Codable {
    case dwelling
    case complex
    case corporation
}
