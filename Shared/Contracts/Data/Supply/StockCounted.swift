import Vocabulary

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
