import JSON
import Vocabulary

/// A presentation is over, or a proposal needs no answer any more.
public struct PresentationEndNotice: InternalData {
    public let presentationId: String
    public let dwellingId: String
    public let why: PresentationEndingCode

    public init(presentationId: String, dwellingId: String, why: PresentationEndingCode) {
        self.presentationId = presentationId
        self.dwellingId = dwellingId
        self.why = why
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.presentationId = try reader.reference("presentationId")
        self.dwellingId = try reader.reference("dwellingId")
        self.why = try reader.code("why")
    }

    public var json: JSONValue {
        [
            "presentationId": .string(self.presentationId), "dwellingId": .string(self.dwellingId),
            "why": .string(self.why.rawValue),
        ]
    }
}
