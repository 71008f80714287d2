import JSON
import Vocabulary

/// The client refuses the dwelling that the application was presented for (MAT-11).
public struct OfferRefused: EventData {
    public static let type = EventType.offerRefused
    public let presentationId: String
    public let applicationId: String
    public let reason: RefusalReason
    public let refusedOn: CalendarDate

    public var subject: String { self.presentationId }
    public var references: [String] { [self.applicationId] }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.presentationId = try reader.reference("presentationId")
        self.applicationId = try reader.reference("applicationId")
        self.reason = try reader.code("reason")
        self.refusedOn = try reader.date("refusedOn")
    }
}
