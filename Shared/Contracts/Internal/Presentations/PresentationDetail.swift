import JSON
import Vocabulary

/// The candidates presented to a corporation for one dwelling, as Matching's own stream reports it (MAT-2, MAT-4).
public struct PresentationDetail: InternalData {
    public enum State: String, CaseIterable, Sendable {
        /// Waits for the allocation office; no other party has seen it.
        case proposed
        /// With the corporation.
        case live
        case ended
    }

    public let id: String
    public let roundId: String
    public let dwellingId: String
    public let corporation: String
    /// The number of this presentation among those of the dwelling, over all rounds.
    public let attempt: Int
    public let madeOn: CalendarDate
    /// The last day for an answer.
    public let respondBy: CalendarDate
    public let policyVersion: String
    public let solveId: String
    public let candidates: [Candidate]
    public let state: State
    public let ending: PresentationEndingCode?
    public let endedOn: CalendarDate?
    /// Whether the corporation ever saw it.
    public let wasPublished: Bool
    /// The day on which the allocation office let it go to the corporation.
    public let confirmedOn: CalendarDate?
    /// Why the office presented other candidates than the solve proposed.
    public let overrideReasons: [String]?

    public init(
        id: String, roundId: String, dwellingId: String, corporation: String, attempt: Int, madeOn: CalendarDate,
        respondBy: CalendarDate, policyVersion: String, solveId: String, candidates: [Candidate], state: State,
        ending: PresentationEndingCode?, endedOn: CalendarDate?, wasPublished: Bool, confirmedOn: CalendarDate?,
        overrideReasons: [String]?
    ) {
        self.id = id
        self.roundId = roundId
        self.dwellingId = dwellingId
        self.corporation = corporation
        self.attempt = attempt
        self.madeOn = madeOn
        self.respondBy = respondBy
        self.policyVersion = policyVersion
        self.solveId = solveId
        self.candidates = candidates
        self.state = state
        self.ending = ending
        self.endedOn = endedOn
        self.wasPublished = wasPublished
        self.confirmedOn = confirmedOn
        self.overrideReasons = overrideReasons
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.attempt = try reader.count("attempt")
        self.candidates = try reader.items("candidates") { (item) throws(Rejection) in try Candidate(&item) }
        self.confirmedOn = try reader.optionalDate("confirmedOn")
        self.corporation = try reader.text("corporation")
        self.dwellingId = try reader.reference("dwellingId")
        self.endedOn = try reader.optionalDate("endedOn")
        self.ending = try reader.optionalCode("ending")
        self.id = try reader.reference("id")
        self.madeOn = try reader.date("madeOn")
        self.overrideReasons = try reader.optionalTexts("overrideReasons")
        self.policyVersion = try reader.text("policyVersion")
        self.respondBy = try reader.date("respondBy")
        self.roundId = try reader.reference("roundId")
        self.solveId = try reader.text("solveId")
        self.state = try reader.code("state")
        self.wasPublished = try reader.flag("wasPublished")
    }

    public var json: JSONValue {
        .object(omittingNil: [
            ("attempt", JSONValue(self.attempt)), ("candidates", JSONValue(self.candidates)),
            ("confirmedOn", self.confirmedOn.map { .string($0.description) }),
            ("corporation", .string(self.corporation)), ("dwellingId", .string(self.dwellingId)),
            ("endedOn", self.endedOn.map { .string($0.description) }),
            ("ending", self.ending.map { .string($0.rawValue) }), ("id", .string(self.id)),
            ("madeOn", .string(self.madeOn.description)),
            ("overrideReasons", self.overrideReasons.map { JSONValue($0) }),
            ("policyVersion", .string(self.policyVersion)), ("respondBy", .string(self.respondBy.description)),
            ("roundId", .string(self.roundId)), ("solveId", .string(self.solveId)),
            ("state", .string(self.state.rawValue)), ("wasPublished", .bool(self.wasPublished)),
        ])
    }
}
