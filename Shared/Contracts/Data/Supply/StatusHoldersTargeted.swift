import Vocabulary

/// The province's half-yearly target for status holders, in persons (REG-11). A later target under the same reference
/// replaces it, as in 2019 when 159 became 118: of these 149, later 108, were left after a lead of ten.
public struct StatusHoldersTargeted: EventData {
    public static let type = EventType.statusHoldersTargeted
    public let targetId: String
    public let halfYear: HalfYear
    public let persons: Int
    /// The balance of earlier half-years, where the account begins: a backlog when positive, a lead when negative.
    /// Absent: the balance of the half-year before.
    public let carriedIn: Int?

    public var subject: String { self.targetId }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.targetId = try reader.reference("targetId")
        self.halfYear = try reader.halfYear("halfYear")
        self.persons = try reader.integer("persons", in: 0...100_000)
        self.carriedIn = try reader.optionalInteger("carriedIn", in: -100_000...100_000)
    }
}
