import JSON
import Vocabulary

/// New lettings of independent dwellings over a period, counted (MON-3). A later count under the same reference
/// replaces the earlier one.
public struct LettingsCounted: ComposedEventData {
    public static let type = EventType.lettingsCounted
    public var countId: String
    public var period: Period
    /// Absent: the sender; in a count by the allocation office, the whole city.
    public var corporationId: String?
    /// Lettings without priority.
    public var regular: Int
    public var priority: [GroupCount]
    /// Absent: the count is not split by neighbourhood or by rent class.
    public var neighbourhood: Neighbourhood?
    public var rentClass: RentClass?

    public var subject: String { self.countId }
    public var party: NamedParty? { self.corporationId.map { NamedParty($0, at: "corporationId") } }

    public init(
        countId: String, period: Period, corporationId: String?, regular: Int, priority: [GroupCount],
        neighbourhood: Neighbourhood? = nil, rentClass: RentClass? = nil
    ) {
        self.countId = countId
        self.period = period
        self.corporationId = corporationId
        self.regular = regular
        self.priority = priority
        self.neighbourhood = neighbourhood
        self.rentClass = rentClass
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.countId = try reader.reference("countId")
        self.period = try reader.period("period")
        self.corporationId = try reader.optionalReference("corporationId")
        self.regular = try reader.integer("regular", in: 0...1_000_000)
        self.priority =
            try reader.optionalObjects("priority") { (item) throws(Rejection) in
                GroupCount(group: try item.code("group"), dwellings: try item.integer("dwellings", in: 0...1_000_000))
            } ?? []
        try reader.refuse(
            if: Set(self.priority.map(\.group)).count < self.priority.count, "priority", expected: "each group once")
        self.neighbourhood = try reader.optionalObject("neighbourhood", Neighbourhood.init)
        self.rentClass = try reader.optionalCode("rentClass")
    }

    public var json: JSONValue {
        .object(omittingNil: [
            ("countId", .string(self.countId)), ("period", .string(self.period.description)),
            ("corporationId", self.corporationId.map { .string($0) }), ("regular", JSONValue(self.regular)),
            (
                "priority",
                .array(
                    self.priority.map { ["group": .string($0.group.rawValue), "dwellings": JSONValue($0.dwellings)] })
            ),
            ("neighbourhood", self.neighbourhood?.json), ("rentClass", self.rentClass.map { .string($0.rawValue) }),
        ])
    }
}
