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

/// The matter of an alert is settled.
public struct AlertResolved: EventData {
    public static let type = EventType.alertResolved
    public let alertId: String
    public let member: String
    public let resolution: AlertResolution

    public var subject: String { self.alertId }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.alertId = try reader.reference("alertId")
        self.member = try reader.reference("member")
        self.resolution = try reader.code("resolution")
    }
}
