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
