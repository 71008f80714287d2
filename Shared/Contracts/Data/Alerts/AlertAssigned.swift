import JSON
import Vocabulary

/// An alert gets a holder in the team and a day by which something has to be done (ESC-2).
public struct AlertAssigned: EventData {
    public static let type = EventType.alertAssigned
    public let alertId: String
    /// The seat in the team that holds it.
    public let member: String
    public let dueOn: CalendarDate?

    public var subject: String { self.alertId }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.alertId = try reader.reference("alertId")
        self.member = try reader.reference("member")
        self.dueOn = try reader.optionalDate("dueOn")
    }
}
