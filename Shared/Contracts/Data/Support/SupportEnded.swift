import Vocabulary

/// The support ended.
public struct SupportEnded: EventData {
    public static let type = EventType.supportEnded
    public let supportId: String
    public let reason: SupportEndReason
    public let endedOn: CalendarDate

    public var subject: String { self.supportId }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.supportId = try reader.reference("supportId")
        self.reason = try reader.code("reason")
        self.endedOn = try reader.date("endedOn")
    }
}
