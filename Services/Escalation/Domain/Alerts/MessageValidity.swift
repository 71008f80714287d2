/// Whether a message still holds when it is sent.
public enum MessageValidity: String, CaseIterable, Hashable, Sendable, Codable {
    /// The message holds as it was written.
    case holds
    /// The alert has been closed since.
    case over
    /// Still open, but no longer serious.
    case milder
    /// The message reported the alert as solved, and the alert has been raised again since.
    case reopened
}
