/// How an alert was settled.
public enum AlertResolution: String, CaseIterable, Sendable, Codable {
    case solved
    case accepted
    case mistaken
    case duplicate
}
