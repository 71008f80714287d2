import JSON
import Vocabulary

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
