/// A wrong role, scope or claim, in one sentence.
public struct AccessError: Error, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}
