import Vocabulary

/// Nuisance around a tenancy (MON-9, ESC-6): how severe it was, never what happened.
public struct NuisanceReported: EventData {
    public static let type = EventType.nuisanceReported
    public let reportId: String
    public let tenancyId: String
    public let occurredOn: CalendarDate
    public let severity: NuisanceSeverity
    /// Minutes until staff of the institution were on the spot (Beschermd Thuis: 30).
    public let minutesToSpot: Int?

    public var subject: String { self.reportId }
    public var references: [String] { [self.tenancyId] }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.reportId = try reader.reference("reportId")
        self.tenancyId = try reader.reference("tenancyId")
        self.occurredOn = try reader.date("occurredOn")
        self.severity = try reader.code("severity")
        self.minutesToSpot = try reader.optionalInteger("minutesToSpot", in: 0...10_080)
    }
}
