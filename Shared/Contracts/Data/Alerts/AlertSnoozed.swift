import JSON
import Vocabulary

/// An alert is to be quiet until a day.
public struct AlertSnoozed: EventData {
    public static let type = EventType.alertSnoozed
    public let alertId: String
    public let member: String
    public let snoozedUntil: CalendarDate

    public var subject: String { self.alertId }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.alertId = try reader.reference("alertId")
        self.member = try reader.reference("member")
        self.snoozedUntil = try reader.date("snoozedUntil")
    }
}
