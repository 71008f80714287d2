import Vocabulary

/// A tailor-made solution (maatwerk): professionals set a rule aside for one application, and name the criterion
/// (MAT-9, action 24).
public struct ExceptionGranted: EventData {
    public static let type = EventType.exceptionGranted
    public let exceptionId: String
    public let applicationId: String
    /// Absent: for any dwelling.
    public let dwellingId: String?
    public let rule: ExceptionRule
    public let reasons: [ExceptionReason]
    public let grantedOn: CalendarDate

    public var subject: String { self.exceptionId }
    public var references: [String] { [self.applicationId] + (self.dwellingId.map { [$0] } ?? []) }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.exceptionId = try reader.reference("exceptionId")
        self.applicationId = try reader.reference("applicationId")
        self.dwellingId = try reader.optionalReference("dwellingId")
        self.rule = try reader.code("rule")
        self.reasons = try reader.codes("reasons")
        self.grantedOn = try reader.date("grantedOn")
        let actsOnLevels = self.rule == .groupOrder || self.rule == .contingent
        try reader.refuse(
            if: actsOnLevels && self.dwellingId != nil, "dwellingId",
            expected: "absent: group-order and contingent act on everybody's order, not on one dwelling")
    }
}
