import JSON
import Vocabulary

/// The funnel of a round (MAT-13), reported when it closes.
public struct RoundReported: InternalData {
    public let roundId: String
    public let quarter: Quarter
    public let closedOn: CalendarDate?
    public let corporations: [Corporation]
    public let total: RoundFunnel
    /// `nil` in reports of earlier versions, like the next two.
    public let fairness: RoundFairness?
    public let commitments: [Commitment]?
    public let projects: [Project]?

    public init(
        roundId: String, quarter: Quarter, closedOn: CalendarDate?, corporations: [Corporation], total: RoundFunnel,
        fairness: RoundFairness?, commitments: [Commitment]?, projects: [Project]?
    ) {
        self.roundId = roundId
        self.quarter = quarter
        self.closedOn = closedOn
        self.corporations = corporations
        self.total = total
        self.fairness = fairness
        self.commitments = commitments
        self.projects = projects
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.closedOn = try reader.optionalDate("closedOn")
        self.commitments = try reader.optionalItems("commitments") { (item) throws(Rejection) in
            try Commitment(&item)
        }
        self.corporations = try reader.items("corporations") { (item) throws(Rejection) in try Corporation(&item) }
        self.fairness = try reader.optionalObject("fairness") { (object) throws(Rejection) in
            try RoundFairness(&object)
        }
        self.projects = try reader.optionalItems("projects") { (item) throws(Rejection) in try Project(&item) }
        self.quarter = try reader.quarter("quarter")
        self.roundId = try reader.reference("roundId")
        self.total = try reader.object("total") { (object) throws(Rejection) in try RoundFunnel(&object) }
    }

    public var json: JSONValue {
        .object(omittingNil: [
            ("closedOn", self.closedOn.map { .string($0.description) }),
            ("commitments", self.commitments.map { JSONValue($0) }), ("corporations", JSONValue(self.corporations)),
            ("fairness", self.fairness?.json), ("projects", self.projects.map { JSONValue($0) }),
            ("quarter", .string(self.quarter.description)), ("roundId", .string(self.roundId)),
            ("total", self.total.json),
        ])
    }
}
