import JSON
import Vocabulary

/// The allocation office opens a quarterly round (MAT-1).
public struct RoundOpened: ComposedEventData {
    public static let type = EventType.roundOpened
    public var roundId: String
    public var quarter: Quarter
    public var opensOn: CalendarDate
    public var closesOn: CalendarDate
    /// The number of dwellings that all corporations together are asked to nominate.
    public var dwellings: Int

    public var subject: String { self.roundId }

    public init(roundId: String, quarter: Quarter, opensOn: CalendarDate, closesOn: CalendarDate, dwellings: Int) {
        self.roundId = roundId
        self.quarter = quarter
        self.opensOn = opensOn
        self.closesOn = closesOn
        self.dwellings = dwellings
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.roundId = try reader.reference("roundId")
        self.quarter = try reader.quarter("quarter")
        self.opensOn = try reader.date("opensOn")
        self.closesOn = try reader.date("closesOn")
        try reader.refuse(if: self.closesOn <= self.opensOn, "closesOn", expected: "after opensOn")
        self.dwellings = try reader.integer("dwellings", in: 0...100_000)
    }

    public var json: JSONValue {
        [
            "roundId": .string(self.roundId), "quarter": .string(self.quarter.description),
            "opensOn": .string(self.opensOn.description), "closesOn": .string(self.closesOn.description),
            "dwellings": JSONValue(self.dwellings),
        ]
    }
}
