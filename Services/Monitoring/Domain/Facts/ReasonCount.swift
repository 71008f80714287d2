/// How many candidates were declined for one reason.
public struct ReasonCount: Hashable, Sendable, Codable {
    public let reason: String
    public let count: Int

    public init(reason: String, count: Int) {
        self.reason = reason
        self.count = count
    }
}
