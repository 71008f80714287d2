import JSON
import Vocabulary

/// The allocation office closes a round.
public struct RoundClosed: ComposedEventData {
    public static let type = EventType.roundClosed
    public var roundId: String
    public var closedOn: CalendarDate

    public var subject: String { self.roundId }

    public init(roundId: String, closedOn: CalendarDate) {
        self.roundId = roundId
        self.closedOn = closedOn
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.roundId = try reader.reference("roundId")
        self.closedOn = try reader.date("closedOn")
    }

    public var json: JSONValue {
        ["roundId": .string(self.roundId), "closedOn": .string(self.closedOn.description)]
    }
}
