import JSON
import Vocabulary

/// An action is over: reached, given up, or merged into another (ESC-1).
public struct ActionClosed: EventData {
    public static let type = EventType.actionClosed
    public let actionId: String
    public let outcome: ActionOutcome
    public let closedOn: CalendarDate

    public var subject: String { self.actionId }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.actionId = try reader.reference("actionId")
        self.outcome = try reader.code("outcome")
        self.closedOn = try reader.date("closedOn")
    }
}
