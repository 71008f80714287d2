/// The feedback did not arrive in time. The events are on the topic all the same.
public struct FeedbackTimeoutError: Error, Sendable, CustomStringConvertible {
    public let missing: Int
    public var description: String { "no feedback on \(self.missing) events: is Registration running?" }
}
