/// One reason why an event is rejected, and its place in the event.
public struct Rejection: Error, Equatable, Sendable {
    public let code: RejectionCode
    /// JSON pointer (RFC 6901) into the structured event; empty for the event as a whole. In binary mode attributes
    /// are pointed at as if the event were structured.
    public let pointer: String
    /// The expected value; never the value sent, which could be personal.
    public let expected: String?

    public init(_ code: RejectionCode, at pointer: String = "", expected: String? = nil) {
        self.code = code
        self.pointer = pointer
        self.expected = expected
    }
}
