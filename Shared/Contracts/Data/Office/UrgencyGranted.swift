import Vocabulary

/// The allocation office granted an urgency declaration or an indication (REG-10).
public struct UrgencyGranted: EventData {
    public static let type = EventType.urgencyGranted
    public let urgencyId: String
    /// Absent: the holder searches without an institution.
    public let applicationId: String?
    public let kind: PriorityKind
    /// The category of the regional ordinance (Bijlage 1).
    public let category: OrdinanceCategory
    public let grantedOn: CalendarDate
    /// The last day on which it is valid.
    public let validUntil: CalendarDate
    /// Whether it is valid in the whole region; if not, in the city alone.
    public let regional: Bool

    public var subject: String { self.urgencyId }
    public var references: [String] { self.applicationId.map { [$0] } ?? [] }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.urgencyId = try reader.reference("urgencyId")
        self.applicationId = try reader.optionalReference("applicationId")
        self.kind = try reader.code("kind")
        self.category = try reader.code("category")
        self.grantedOn = try reader.date("grantedOn")
        self.validUntil = try reader.date("validUntil")
        self.regional = try reader.optionalFlag("regional") ?? true
        try reader.refuse(
            if: self.validUntil < self.grantedOn, "validUntil", expected: "not before grantedOn")
    }
}
