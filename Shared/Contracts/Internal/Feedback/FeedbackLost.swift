import JSON
import Vocabulary

/// Events on a partner's topic that will never be answered: the partner has to send them again.
public struct FeedbackLost: InternalData {
    public enum Cause: String, CaseIterable, Sendable {
        /// The topic no longer keeps the events.
        case expired
        /// The topic is a different one than the one that was read.
        case replaced
    }

    public let topic: String
    public let partition: Int
    /// The first offset that was not read.
    public let from: Int
    /// The first offset that is read from now on; `nil` where it says nothing about the former log.
    public let until: Int?
    public let cause: Cause
    /// When the last event before the lost ones was stored, as RFC 3339.
    public let lastReadAt: String?
    public let title: BilingualText

    public init(
        topic: String, partition: Int, from: Int, until: Int?, cause: Cause, lastReadAt: String?, title: BilingualText
    ) {
        self.topic = topic
        self.partition = partition
        self.from = from
        self.until = until
        self.cause = cause
        self.lastReadAt = lastReadAt
        self.title = title
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.topic = try reader.text("topic", maximum: 249)
        self.partition = try reader.count("partition")
        self.from = try reader.count("from")
        self.until = try reader.optionalCount("until")
        self.cause = try reader.code("cause")
        self.lastReadAt = try reader.optionalText("lastReadAt", maximum: 40)
        self.title = try reader.object("title") { (title) throws(Rejection) in try BilingualText(&title) }
    }

    public var json: JSONValue {
        .object(omittingNil: [
            ("topic", .string(self.topic)), ("partition", JSONValue(self.partition)), ("from", JSONValue(self.from)),
            ("until", self.until.map { JSONValue($0) }), ("cause", .string(self.cause.rawValue)),
            ("lastReadAt", self.lastReadAt.map { .string($0) }), ("title", self.title.json),
        ])
    }
}
