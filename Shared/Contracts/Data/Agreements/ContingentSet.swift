import JSON
import Vocabulary

/// Beter Wonen gives an institution its share of a year's dwellings (REG-9, MAT-17).
public struct ContingentSet: ComposedEventData {
    public static let type = EventType.contingentSet
    public var contingentId: String
    public var institutionId: String
    public var year: Int
    public var dwellings: Int
    /// The part for inflow; absent: the policy's share.
    public var inflowDwellings: Int?

    public var subject: String { self.contingentId }
    public var references: [String] { [self.institutionId] }

    public init(contingentId: String, institutionId: String, year: Int, dwellings: Int, inflowDwellings: Int? = nil) {
        self.contingentId = contingentId
        self.institutionId = institutionId
        self.year = year
        self.dwellings = dwellings
        self.inflowDwellings = inflowDwellings
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.contingentId = try reader.reference("contingentId")
        self.institutionId = try reader.reference("institutionId")
        self.year = try reader.integer("year", in: 2000...2100)
        self.dwellings = try reader.integer("dwellings", in: 0...100_000)
        self.inflowDwellings = try reader.optionalInteger("inflowDwellings", in: 0...100_000)
        try reader.refuse(
            if: self.inflowDwellings.map { $0 > self.dwellings } ?? false, "inflowDwellings",
            expected: "at most dwellings")
    }

    public var json: JSONValue {
        .object(omittingNil: [
            ("contingentId", .string(self.contingentId)), ("institutionId", .string(self.institutionId)),
            ("year", JSONValue(self.year)), ("dwellings", JSONValue(self.dwellings)),
            ("inflowDwellings", self.inflowDwellings.map { JSONValue($0) }),
        ])
    }
}
