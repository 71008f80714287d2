/// The readers of an event of our own.
public enum InternalAudience: String, CaseIterable, Sendable {
    /// All readers of the service's stream.
    case stream
    /// One partner, on its feedback topic.
    case partner
}
