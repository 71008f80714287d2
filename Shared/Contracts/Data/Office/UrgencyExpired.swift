import Vocabulary

/// An urgency ended: used, withdrawn, or past its day.
public struct UrgencyExpired: EventData {
    public static let type = EventType.urgencyExpired
    public let urgencyId: String
    public let expiredOn: CalendarDate

    public var subject: String { self.urgencyId }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.urgencyId = try reader.reference("urgencyId")
        self.expiredOn = try reader.date("expiredOn")
    }
}
