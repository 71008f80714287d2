import JSON
import Vocabulary

/// The corporation sees no match with any candidate presented, and says why for each (MAT-4).
public struct MatchDeclined: ComposedEventData {
    public static let type = EventType.matchDeclined
    public var presentationId: String
    public var reasons: [CandidateDecline]

    public var subject: String { self.presentationId }
    public var references: [String] { self.reasons.map(\.applicationId) }

    public init(presentationId: String, reasons: [CandidateDecline]) {
        self.presentationId = presentationId
        self.reasons = reasons
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.presentationId = try reader.reference("presentationId")
        self.reasons = try reader.objects("reasons") { (item) throws(Rejection) in
            CandidateDecline(applicationId: try item.reference("applicationId"), reason: try item.code("reason"))
        }
        try reader.refuse(
            if: Set(self.reasons.map(\.applicationId)).count < self.reasons.count, "reasons",
            expected: "one reason per candidate")
    }

    public var json: JSONValue {
        [
            "presentationId": .string(self.presentationId),
            "reasons": .array(
                self.reasons.map {
                    ["applicationId": .string($0.applicationId), "reason": .string($0.reason.rawValue)]
                }),
        ]
    }
}
