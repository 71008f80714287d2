import JSON
import Vocabulary

/// A tenancy ended.
public struct TenancyEnded: EventData {
    public static let type = EventType.tenancyEnded
    public let tenancyId: String
    public let reason: TenancyEndReason
    public let endedOn: CalendarDate

    public var subject: String { self.tenancyId }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.tenancyId = try reader.reference("tenancyId")
        self.reason = try reader.code("reason")
        self.endedOn = try reader.date("endedOn")
    }
}
