import JSON

/// A decision of a partner is recorded but has no effect.
public struct DecisionRefused: InternalData {
    public let event: String
    public let about: DecisionSubject
    public let code: RefusalCode

    public init(event: String, about: DecisionSubject, code: RefusalCode) {
        self.event = event
        self.about = about
        self.code = code
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.event = try reader.text("causationid", maximum: 512)
        self.about = try DecisionSubject(&reader)
        self.code = try reader.code("code")
    }

    public var json: JSONValue {
        .object([
            JSONMember("causationid", .string(self.event)), self.about.member,
            JSONMember("code", .string(self.code.rawValue)),
        ])
    }
}
