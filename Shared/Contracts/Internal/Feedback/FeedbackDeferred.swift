import JSON

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
