import JSON

/// The place of an event on its partner's topic.
public struct IntakePosition: InternalData {
    public let topic: String
    public let partition: Int
    public let offset: Int

    public init(topic: String, partition: Int, offset: Int) {
        self.topic = topic
        self.partition = partition
        self.offset = offset
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.topic = try reader.text("topic", maximum: 249)
        self.partition = try reader.count("partition")
        self.offset = try reader.count("offset")
    }

    var members: [(String, JSONValue?)] {
        [
            ("topic", .string(self.topic)), ("partition", JSONValue(self.partition)),
            ("offset", JSONValue(self.offset)),
        ]
    }

    public var json: JSONValue { .object(omittingNil: self.members) }
}
