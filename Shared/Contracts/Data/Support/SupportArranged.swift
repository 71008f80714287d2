import Vocabulary

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
