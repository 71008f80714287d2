import Vocabulary

/// A lock ends.
public struct LocationReleased: EventData {
    public static let type = EventType.locationReleased
    public let lockId: String
    public let releasedOn: CalendarDate

    public var subject: String { self.lockId }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.lockId = try reader.reference("lockId")
        self.releasedOn = try reader.date("releasedOn")
    }
}
