import JSON
import Vocabulary

/// An institution left Beter Wonen.
public struct InstitutionLeft: EventData {
    public static let type = EventType.institutionLeft
    public let institutionId: String
    public let leftOn: CalendarDate

    public var subject: String { self.institutionId }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.institutionId = try reader.reference("institutionId")
        self.leftOn = try reader.date("leftOn")
    }
}
