import JSON
import Vocabulary

/// The client can move again: waiting counts from this day on.
public struct ApplicationResumed: EventData {
    public static let type = EventType.applicationResumed
    public let applicationId: String
    public let resumedOn: CalendarDate

    public var subject: String { self.applicationId }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.applicationId = try reader.reference("applicationId")
        self.resumedOn = try reader.date("resumedOn")
    }
}
