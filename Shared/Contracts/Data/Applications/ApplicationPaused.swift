import JSON
import Vocabulary

/// The client cannot move for a while: waiting stops counting from this day on (MON-2).
public struct ApplicationPaused: EventData {
    public static let type = EventType.applicationPaused
    public let applicationId: String
    public let reason: PauseReason
    public let pausedOn: CalendarDate

    public var subject: String { self.applicationId }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.applicationId = try reader.reference("applicationId")
        self.reason = try reader.code("reason")
        self.pausedOn = try reader.date("pausedOn")
    }
}
