/// Registration has not read a partner's messages in time.
public struct UnreadError: Error, CustomStringConvertible {
    public let description: String
    /// Whether the messages are on the topic; otherwise there was no room and nothing was sent.
    public let isSent: Bool
}
