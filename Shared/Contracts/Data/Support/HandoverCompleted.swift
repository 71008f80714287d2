import Vocabulary

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
