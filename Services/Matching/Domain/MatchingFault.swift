/// A defect: something that cannot happen when the services and their data are sound.
///
/// Thrown, never caught inside the domain: the fact that met it has no effect and nothing of it may be published.
public struct MatchingFault: Error, Equatable, CustomStringConvertible {
    /// Stable, in kebab case: `certificate-refused`, `instance-malformed`, `instance-too-large`, `day-out-of-order`.
    public let code: String
    public let message: String

    public init(code: String, message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { "\(self.code): \(self.message)" }
}
