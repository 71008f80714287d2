import JSON

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
