import Vocabulary

/// A good start in the dwelling (REG-20).
public struct GoodStart: Equatable, Sendable {
    public let automaticRentPayment: Bool
    public let furnished: Bool

    init(_ reader: inout DataReader) throws(Rejection) {
        self.automaticRentPayment = try reader.optionalFlag("automaticRentPayment") ?? false
        self.furnished = try reader.optionalFlag("furnished") ?? false
    }
}

/// The support that goes with a tenancy is arranged (REG-8, REG-22). A later event under the same reference replaces
/// the earlier one.
public struct SupportArranged: EventData {
    public static let type = EventType.supportArranged
    public let supportId: String
    public let tenancyId: String
    public let plan: SupportPlan
    /// The parts of the basic set that the support is made of, out of eleven (Bijlage 4).
    public let parts: [BasicSetPart]
    public let remoteContact: Bool
    public let goodStart: GoodStart?
    public let startsOn: CalendarDate

    public var subject: String { self.supportId }
    public var references: [String] { [self.tenancyId] }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.supportId = try reader.reference("supportId")
        self.tenancyId = try reader.reference("tenancyId")
        self.plan = try reader.object("support", SupportPlan.init)
        self.parts = try reader.optionalCodes("parts", BasicSetPart.self) ?? []
        self.remoteContact = try reader.optionalFlag("remoteContact") ?? false
        self.goodStart = try reader.optionalObject("goodStart", GoodStart.init)
        self.startsOn = try reader.date("startsOn")
    }
}

/// The warm hand-over to the neighbourhood team at outflow took place (REG-21, MON-7).
public struct HandoverCompleted: EventData {
    public static let type = EventType.handoverCompleted
    public let handoverId: String
    public let tenancyId: String
    /// A reference to the neighbourhood team, never to a person.
    public let teamId: String
    /// Whether institution and team met the client together.
    public let warm: Bool
    public let completedOn: CalendarDate
    /// The last day of transitional care by the institution.
    public let transitionalUntil: CalendarDate?

    public var subject: String { self.handoverId }
    public var references: [String] { [self.tenancyId] }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.handoverId = try reader.reference("handoverId")
        self.tenancyId = try reader.reference("tenancyId")
        self.teamId = try reader.reference("teamId")
        self.warm = try reader.flag("warm")
        self.completedOn = try reader.date("completedOn")
        self.transitionalUntil = try reader.optionalDate("transitionalUntil")
        try reader.refuse(
            if: self.transitionalUntil.map { $0 < self.completedOn } ?? false, "transitionalUntil",
            expected: "not before completedOn")
    }
}

/// The support ended.
public struct SupportEnded: EventData {
    public static let type = EventType.supportEnded
    public let supportId: String
    public let reason: SupportEndReason
    public let endedOn: CalendarDate

    public var subject: String { self.supportId }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.supportId = try reader.reference("supportId")
        self.reason = try reader.code("reason")
        self.endedOn = try reader.date("endedOn")
    }
}

/// A resident relapsed (MON-9); ESC-9 asks whether a time-out provision had room.
public struct RelapseReported: EventData {
    public static let type = EventType.relapseReported
    public let reportId: String
    public let tenancyId: String
    public let occurredOn: CalendarDate
    public let timeOut: TimeOutOutcome

    public var subject: String { self.reportId }
    public var references: [String] { [self.tenancyId] }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.reportId = try reader.reference("reportId")
        self.tenancyId = try reader.reference("tenancyId")
        self.occurredOn = try reader.date("occurredOn")
        self.timeOut = try reader.code("timeOut")
    }
}

/// Nuisance around a tenancy (MON-9, ESC-6): how severe it was, never what happened.
public struct NuisanceReported: EventData {
    public static let type = EventType.nuisanceReported
    public let reportId: String
    public let tenancyId: String
    public let occurredOn: CalendarDate
    public let severity: NuisanceSeverity
    /// Minutes until staff of the institution were on the spot (Beschermd Thuis: 30).
    public let minutesToSpot: Int?

    public var subject: String { self.reportId }
    public var references: [String] { [self.tenancyId] }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.reportId = try reader.reference("reportId")
        self.tenancyId = try reader.reference("tenancyId")
        self.occurredOn = try reader.date("occurredOn")
        self.severity = try reader.code("severity")
        self.minutesToSpot = try reader.optionalInteger("minutesToSpot", in: 0...10_080)
    }
}
