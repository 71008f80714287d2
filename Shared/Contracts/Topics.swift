/// The names of all topics. A prefix keeps several installations, and tests, apart on one broker.
public struct Topics: Hashable, Sendable {
    /// The largest batch of records on an intake topic, unpacked. It is Kafka's own default, set explicitly so that no
    /// batch is larger than what we can read.
    public static let maximumIntakeBatchBytes = 1_048_588

    public let prefix: String

    public init(prefix: String = "doorstroom") {
        self.prefix = prefix
    }

    public func intake(_ partner: String) -> String { "\(self.prefix).in.\(partner)" }
    public func feedback(_ partner: String) -> String { "\(self.prefix).feedback.\(partner)" }
    public func stream(_ service: ServiceName) -> String { "\(self.prefix).\(service.rawValue)" }

    /// The partner whose intake topic this is, or `nil` for any other topic.
    public func partner(ofIntake topic: String) -> String? {
        let head = "\(self.prefix).in."
        guard topic.hasPrefix(head), topic.utf8.count > head.utf8.count else { return nil }
        return String(topic.dropFirst(head.count))
    }
}
