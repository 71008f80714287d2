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

/// An urgency ended: used, withdrawn, or past its day.
public struct UrgencyExpired: EventData {
    public static let type = EventType.urgencyExpired
    public let urgencyId: String
    public let expiredOn: CalendarDate

    public var subject: String { self.urgencyId }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.urgencyId = try reader.reference("urgencyId")
        self.expiredOn = try reader.date("expiredOn")
    }
}

/// A complex, entrance or street is locked for a while (MAT-9).
public struct LocationLocked: EventData {
    public static let type = EventType.locationLocked
    public let lockId: String
    public let level: LocationLevel
    /// The complex, entrance or street, by the reference that nominations use.
    public let locationId: String
    public let reason: LockReason
    public let lockedOn: CalendarDate
    /// The last day; absent: until it is released.
    public let lockedUntil: CalendarDate?

    public var subject: String { self.lockId }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.lockId = try reader.reference("lockId")
        self.level = try reader.code("level")
        self.locationId = try reader.reference("locationId")
        self.reason = try reader.code("reason")
        self.lockedOn = try reader.date("lockedOn")
        self.lockedUntil = try reader.optionalDate("lockedUntil")
        try reader.refuse(
            if: self.lockedUntil.map { $0 < self.lockedOn } ?? false, "lockedUntil", expected: "not before lockedOn")
    }
}

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
