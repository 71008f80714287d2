import JSON
import Vocabulary

/// A member of the implementation team has seen an alert.
public struct AlertAcknowledged: ComposedEventData {
    public static let type = EventType.alertAcknowledged
    public var alertId: String
    /// A seat in the team such as `gemeente-1`, not a name.
    public var member: String

    public var subject: String { self.alertId }

    public init(alertId: String, member: String) {
        self.alertId = alertId
        self.member = member
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.alertId = try reader.reference("alertId")
        self.member = try reader.reference("member")
    }

    public var json: JSONValue { ["alertId": .string(self.alertId), "member": .string(self.member)] }
}
