import JSON

/// A decision of a partner took effect: about a presentation, or about an alert.
public struct DecisionApplied: InternalData {
    /// The event that this answers.
    public let event: String
    public let about: DecisionSubject

    public init(event: String, about: DecisionSubject) {
        self.event = event
        self.about = about
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.event = try reader.text("causationid", maximum: 512)
        self.about = try DecisionSubject(&reader)
    }

    public var json: JSONValue { .object([JSONMember("causationid", .string(self.event)), self.about.member]) }
}
