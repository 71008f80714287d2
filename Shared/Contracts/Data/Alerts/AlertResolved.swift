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
