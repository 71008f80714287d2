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

/// A partner has sent as much as a day allows; its topic is read again on the next day.
public struct FeedbackPaused: InternalData {
    public struct Amount: InternalData {
        public let events: Int
        public let bytes: Int

        public init(events: Int, bytes: Int) {
            self.events = events
            self.bytes = bytes
        }

        public init(_ reader: inout DataReader) throws(Rejection) {
            self.events = try reader.count("events")
            self.bytes = try reader.count("bytes")
        }

        public var json: JSONValue { ["events": JSONValue(self.events), "bytes": JSONValue(self.bytes)] }
    }

    public let topic: String
    public let day: CalendarDate
    public let resumesOn: CalendarDate
    public let used: Amount
    public let limit: Amount
    public let title: BilingualText

    public init(
        topic: String, day: CalendarDate, resumesOn: CalendarDate, used: Amount, limit: Amount, title: BilingualText
    ) {
        self.topic = topic
        self.day = day
        self.resumesOn = resumesOn
        self.used = used
        self.limit = limit
        self.title = title
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.topic = try reader.text("topic", maximum: 249)
        self.day = try reader.date("day")
        self.resumesOn = try reader.date("resumesOn")
        self.used = try reader.object("used") { (amount) throws(Rejection) in try Amount(&amount) }
        self.limit = try reader.object("limit") { (amount) throws(Rejection) in try Amount(&amount) }
        self.title = try reader.object("title") { (title) throws(Rejection) in try BilingualText(&title) }
    }

    public var json: JSONValue {
        [
            "topic": .string(self.topic), "day": .string(self.day.description),
            "resumesOn": .string(self.resumesOn.description), "used": self.used.json, "limit": self.limit.json,
            "title": self.title.json,
        ]
    }
}
