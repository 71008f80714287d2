/// A defect: something that cannot happen when the services and their data are sound.
///
/// The domain throws it and never catches it. The fact that caused it has no effect, and none of its outcomes may be
/// published.
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
