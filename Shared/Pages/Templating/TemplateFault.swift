/// A fault in the templates of a service.
public enum TemplateFault: Error, Sendable, Hashable {
    case unreadable(String, reason: String)
    case unknown(String)
    case partialUnknown(String, in: String)
    /// The kit has a template of this name.
    case nameTaken(String)
}
