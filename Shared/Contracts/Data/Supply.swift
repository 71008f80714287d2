import Vocabulary

/// Dwellings that will come: new building, conversion, units outside the corporations (MAT-18, MON-13).
public struct SupplyAnnounced: EventData {
    public static let type = EventType.supplyAnnounced
    public let supplyId: String
    public let expectedIn: Quarter
    public let district: District?
    public let dwellings: Int
    /// The part for the groups of the plan, as corporation and municipality settled it.
    public let forGroups: Int
    public let independent: Bool
    /// Absent: permanent.
    public let temporaryUntil: CalendarDate?

    public var subject: String { self.supplyId }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.supplyId = try reader.reference("supplyId")
        self.expectedIn = try reader.quarter("expectedIn")
        self.district = try reader.optionalCode("district")
        self.dwellings = try reader.dwellings()
        self.forGroups = try reader.dwellings("forGroups")
        self.independent = try reader.optionalFlag("independent") ?? true
        self.temporaryUntil = try reader.optionalDate("temporaryUntil")
        try reader.refuse(if: self.forGroups > self.dwellings, "forGroups", expected: "at most dwellings")
        try reader.refuse(
            if: self.temporaryUntil.map { $0 <= self.expectedIn.firstDay } ?? false, "temporaryUntil",
            expected: "after expectedIn begins")
    }
}

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

/// The stock of dwellings on a day (MON-13). A later count under the same reference replaces the earlier one.
public struct StockCounted: EventData {
    public static let type = EventType.stockCounted
    public let countId: String
    public let asOf: CalendarDate
    /// Absent: the whole city.
    public let district: District?
    public let rentClass: RentClass?
    public let independent: Bool
    public let dwellings: Int
    /// The owner of the stock; absent: the sender.
    public let corporationId: String?

    public var subject: String { self.countId }
    public var party: NamedParty? { self.corporationId.map { NamedParty($0, at: "corporationId") } }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.countId = try reader.reference("countId")
        self.asOf = try reader.date("asOf")
        self.district = try reader.optionalCode("district")
        self.rentClass = try reader.optionalCode("rentClass")
        self.independent = try reader.optionalFlag("independent") ?? true
        self.dwellings = try reader.dwellings(to: 10_000_000)
        self.corporationId = try reader.optionalReference("corporationId")
    }
}
