import Vocabulary

/// The office confirms a presentation as the engine proposed it (matching, "Life of a round").
public struct PresentationConfirmed: EventData {
    public static let type = EventType.presentationConfirmed
    public let presentationId: String
    public let confirmedOn: CalendarDate

    public var subject: String { self.presentationId }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.presentationId = try reader.reference("presentationId")
        self.confirmedOn = try reader.date("confirmedOn")
    }
}
