import JSON

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
