import JSON
import Vocabulary

/// An institution joined Beter Wonen (REG-9).
public struct InstitutionJoined: ComposedEventData {
    public static let type = EventType.institutionJoined
    public var institutionId: String
    public var joinedOn: CalendarDate

    public var subject: String { self.institutionId }

    public init(institutionId: String, joinedOn: CalendarDate) {
        self.institutionId = institutionId
        self.joinedOn = joinedOn
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.institutionId = try reader.reference("institutionId")
        self.joinedOn = try reader.date("joinedOn")
    }

    public var json: JSONValue {
        ["institutionId": .string(self.institutionId), "joinedOn": .string(self.joinedOn.description)]
    }
}
