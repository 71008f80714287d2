import JSON
import Vocabulary

/// An institution joined Beter Wonen (REG-9).
public struct InstitutionJoined: ComposedEventData {
    public static let type = EventType.institutionJoined
    public var institutionId: String
    public var joinedOn: CalendarDate

    public var subject: String { self.institutionId }

    public init(institutionId: String, joinedOn: CalendarDate) {
        self.institutionId = institutionId
        self.joinedOn = joinedOn
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.institutionId = try reader.reference("institutionId")
        self.joinedOn = try reader.date("joinedOn")
    }

    public var json: JSONValue {
        ["institutionId": .string(self.institutionId), "joinedOn": .string(self.joinedOn.description)]
    }
}

/// An institution left Beter Wonen.
public struct InstitutionLeft: EventData {
    public static let type = EventType.institutionLeft
    public let institutionId: String
    public let leftOn: CalendarDate

    public var subject: String { self.institutionId }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.institutionId = try reader.reference("institutionId")
        self.leftOn = try reader.date("leftOn")
    }
}

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

/// The size of a corporation within the city, which decides its quota (MAT-1).
public struct CorporationSized: ComposedEventData {
    public static let type = EventType.corporationSized
    public var corporationId: String
    public var dwellings: Int
    public var asOf: CalendarDate

    public var subject: String { self.corporationId }

    public init(corporationId: String, dwellings: Int, asOf: CalendarDate) {
        self.corporationId = corporationId
        self.dwellings = dwellings
        self.asOf = asOf
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.corporationId = try reader.reference("corporationId")
        self.dwellings = try reader.integer("dwellings", in: 0...10_000_000)
        self.asOf = try reader.date("asOf")
    }

    public var json: JSONValue {
        [
            "corporationId": .string(self.corporationId), "dwellings": JSONValue(self.dwellings),
            "asOf": .string(self.asOf.description),
        ]
    }
}

/// A year's target (taakstelling) for one group, or the expected total (MON-3, MON-4).
public struct TargetSet: ComposedEventData {
    public static let type = EventType.targetSet
    public var targetId: String
    public var year: Int
    public var measure: TargetMeasure
    /// Present exactly when the target counts priority lettings.
    public var group: TargetGroup?
    public var dwellings: Int

    public var subject: String { self.targetId }

    public init(targetId: String, year: Int, measure: TargetMeasure, group: TargetGroup?, dwellings: Int) {
        self.targetId = targetId
        self.year = year
        self.measure = measure
        self.group = group
        self.dwellings = dwellings
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.targetId = try reader.reference("targetId")
        self.year = try reader.integer("year", in: 2000...2100)
        self.measure = try reader.code("measure")
        self.group = try reader.optionalCode("group")
        try reader.require(
            "group", isPresent: self.group != nil, when: "measure", of: self.measure, is: .priorityLettings)
        try reader.refuse(
            if: self.measure == .totalLettings && self.group != nil, "group", expected: "no group with total-lettings")
        self.dwellings = try reader.integer("dwellings", in: 0...1_000_000)
    }

    public var json: JSONValue {
        .object(omittingNil: [
            ("targetId", .string(self.targetId)), ("year", JSONValue(self.year)),
            ("measure", .string(self.measure.rawValue)), ("group", self.group.map { .string($0.rawValue) }),
            ("dwellings", JSONValue(self.dwellings)),
        ])
    }
}
