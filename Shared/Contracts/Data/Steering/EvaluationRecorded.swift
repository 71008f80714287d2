import JSON
import Vocabulary

/// The findings of a periodic evaluation (MON-6, MON-7, MON-8, ESC-7): a verdict per theme, with the participants.
public struct EvaluationRecorded: EventData {
    public static let type = EventType.evaluationRecorded
    public let evaluationId: String
    public let theme: EvaluationTheme
    public let verdict: EvaluationVerdict
    public let participants: [EvaluationParticipant]
    public let heldOn: CalendarDate

    public var subject: String { self.evaluationId }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.evaluationId = try reader.reference("evaluationId")
        self.theme = try reader.code("theme")
        self.verdict = try reader.code("verdict")
        self.participants = try reader.codes("participants")
        self.heldOn = try reader.date("heldOn")
    }
}
