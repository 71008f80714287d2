import JSON
import Vocabulary

/// A flip dwelling (omklapwoning) passed to its resident (REG-7): from this day it is the resident's own contract.
public struct TenancyFlipped: EventData {
    public static let type = EventType.tenancyFlipped
    public let tenancyId: String
    public let flippedOn: CalendarDate

    public var subject: String { self.tenancyId }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.tenancyId = try reader.reference("tenancyId")
        self.flippedOn = try reader.date("flippedOn")
    }
}
