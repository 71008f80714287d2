import Vocabulary

/// A resident relapsed (MON-9); ESC-9 asks whether a time-out provision had room.
public struct RelapseReported: EventData {
    public static let type = EventType.relapseReported
    public let reportId: String
    public let tenancyId: String
    public let occurredOn: CalendarDate
    public let timeOut: TimeOutOutcome

    public var subject: String { self.reportId }
    public var references: [String] { [self.tenancyId] }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.reportId = try reader.reference("reportId")
        self.tenancyId = try reader.reference("tenancyId")
        self.occurredOn = try reader.date("occurredOn")
        self.timeOut = try reader.code("timeOut")
    }
}
