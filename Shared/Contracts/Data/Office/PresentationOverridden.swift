import Vocabulary

/// The office presents other candidates than the engine proposed, and says why.
public struct PresentationOverridden: EventData {
    public static let type = EventType.presentationOverridden
    public let presentationId: String
    /// The candidates presented instead; their order counts.
    public let candidates: [String]
    public let reasons: [ExceptionReason]
    public let overriddenOn: CalendarDate

    public var subject: String { self.presentationId }
    public var references: [String] { self.candidates }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.presentationId = try reader.reference("presentationId")
        self.candidates = try reader.objects("candidates") { (item) throws(Rejection) in
            try item.reference("applicationId")
        }
        self.reasons = try reader.codes("reasons")
        self.overriddenOn = try reader.date("overriddenOn")
        try reader.refuse(
            if: Set(self.candidates).count < self.candidates.count, "candidates", expected: "each application once")
    }
}
