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

/// An event is stored and is on Registration's stream.
public struct FeedbackAccepted: InternalData {
    public let position: IntakePosition
    /// Its number on Registration's stream.
    public let seq: Int?
    /// Pointers of members that the contract does not know.
    public let warnings: [String]
    /// Whether the event was sent before, and this repeats its first verdict.
    public let isDuplicate: Bool

    public init(position: IntakePosition, seq: Int?, warnings: [String], isDuplicate: Bool) {
        self.position = position
        self.seq = seq
        self.warnings = warnings
        self.isDuplicate = isDuplicate
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.position = try IntakePosition(&reader)
        self.seq = try reader.optionalCount("seq")
        self.warnings = try reader.require(try reader.optionalTexts("warnings", maximum: 65_536), "warnings")
        self.isDuplicate = try reader.optionalFlag("duplicate") ?? false
    }

    public var json: JSONValue {
        .object(
            omittingNil: self.position.members + [
                ("seq", self.seq.map { JSONValue($0) }), ("warnings", JSONValue(self.warnings)),
                ("duplicate", self.isDuplicate ? .bool(true) : nil),
            ])
    }
}

/// An event is not stored, with the reason.
public struct FeedbackRejected: InternalData {
    public let position: IntakePosition
    public let code: RejectionCode
    /// A JSON pointer into the event; empty for the event as a whole.
    public let pointer: String?
    public let expected: String?
    public let title: BilingualText

    public init(
        position: IntakePosition, code: RejectionCode, pointer: String?, expected: String?, title: BilingualText
    ) {
        self.position = position
        self.code = code
        self.pointer = pointer
        self.expected = expected
        self.title = title
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.position = try IntakePosition(&reader)
        self.code = try reader.code("code")
        self.pointer = try reader.optionalPointer("pointer")
        self.expected = try reader.optionalText("expected", maximum: 65_536)
        self.title = try reader.object("title") { (title) throws(Rejection) in try BilingualText(&title) }
    }

    public var json: JSONValue {
        .object(
            omittingNil: self.position.members + [
                ("code", .string(self.code.rawValue)), ("pointer", self.pointer.map { .string($0) }),
                ("expected", self.expected.map { .string($0) }), ("title", self.title.json),
            ])
    }
}

/// An event is kept and waits behind a fault of ours; its final verdict follows.
public struct FeedbackDeferred: InternalData {
    public let position: IntakePosition
    /// Whether the event was sent before, and the first one still waits.
    public let isDuplicate: Bool

    public init(position: IntakePosition, isDuplicate: Bool) {
        self.position = position
        self.isDuplicate = isDuplicate
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.position = try IntakePosition(&reader)
        self.isDuplicate = try reader.optionalFlag("duplicate") ?? false
    }

    public var json: JSONValue {
        .object(omittingNil: self.position.members + [("duplicate", self.isDuplicate ? .bool(true) : nil)])
    }
}

/// One sentence in Dutch and in English.
public struct BilingualText: InternalData {
    public let dutch: String
    public let english: String

    public init(dutch: String, english: String) {
        self.dutch = dutch
        self.english = english
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.dutch = try reader.sentence("nl")
        self.english = try reader.sentence("en")
    }

    public var json: JSONValue { ["nl": .string(self.dutch), "en": .string(self.english)] }
}
