import JSON

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
