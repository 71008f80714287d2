import Vocabulary

/// A request for urgency was refused (REG-10).
public struct UrgencyRefused: EventData {
    public static let type = EventType.urgencyRefused
    public let urgencyId: String
    public let category: OrdinanceCategory
    public let refusedOn: CalendarDate

    public var subject: String { self.urgencyId }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.urgencyId = try reader.reference("urgencyId")
        self.category = try reader.code("category")
        self.refusedOn = try reader.date("refusedOn")
    }
}
