import JSON
import Vocabulary

/// The corporation makes a match with one of the candidates presented (MAT-4).
public struct MatchChosen: ComposedEventData {
    public static let type = EventType.matchChosen
    public var presentationId: String
    public var applicationId: String

    public var subject: String { self.presentationId }
    public var references: [String] { [self.applicationId] }

    public init(presentationId: String, applicationId: String) {
        self.presentationId = presentationId
        self.applicationId = applicationId
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.presentationId = try reader.reference("presentationId")
        self.applicationId = try reader.reference("applicationId")
    }

    public var json: JSONValue {
        ["presentationId": .string(self.presentationId), "applicationId": .string(self.applicationId)]
    }
}
