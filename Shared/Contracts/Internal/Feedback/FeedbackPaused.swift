import JSON
import Vocabulary

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
