/// Why the registry refuses an event.
public enum RegistryRefusal: Error, Equatable, Sendable {
    case taken
    /// Not registered, or not the partner's: whether a reference exists is not told to another partner.
    case unknown
    case closed
    /// The thing's present state does not allow the operation.
    case notAllowedNow
    /// The day precedes something that already happened.
    case dateOrder
    /// The version exists with different rules.
    case versionTaken
}
