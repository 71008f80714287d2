import JSON
import Vocabulary

/// The present state of an action (ESC-2).
public struct ActionProgressed: ComposedEventData {
    public static let type = EventType.actionProgressed
    public var actionId: String
    public var state: ActionProgress
    public var progressedOn: CalendarDate

    public var subject: String { self.actionId }

    public init(actionId: String, state: ActionProgress, progressedOn: CalendarDate) {
        self.actionId = actionId
        self.state = state
        self.progressedOn = progressedOn
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.actionId = try reader.reference("actionId")
        self.state = try reader.code("state")
        self.progressedOn = try reader.date("progressedOn")
    }

    public var json: JSONValue {
        [
            "actionId": .string(self.actionId), "state": .string(self.state.rawValue),
            "progressedOn": .string(self.progressedOn.description),
        ]
    }
}
