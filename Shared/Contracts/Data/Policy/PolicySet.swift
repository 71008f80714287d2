import JSON
import Vocabulary

/// The rules of the rounds that people set, as one version (matching, "Life of a round").
public struct PolicySet: ComposedEventData {
    public static let type = EventType.policySet
    public var policyId: String
    public var version: Int
    public var validFrom: CalendarDate
    public var candidatesPerDwelling: Int
    public var responseDays: Int
    public var inflowSharePercent: Int
    public var confirmation: ConfirmationPolicy
    /// The levels of the solve from 3 to 7, most important first; absent: the design's order.
    public var levels: [PolicyLevel]?
    /// The weights that count once it is settled who is presented; absent: the weights in force stay until one is set.
    public var suitability: SuitabilityWeights?
    /// The highest percentage of a complex's independent units for special groups (MAT-10).
    public var complexCapPercent: Int?
    /// The corporations that the cap applies to; absent: all.
    public var complexCapCorporations: [String]?
    /// The most nominated dwellings of one entrance (MAT-9).
    public var entranceCap: Int?
    /// The consequences of a decline, for the reasons whose consequence changes (MAT-4).
    public var declines: [DeclineConsequence]?
    /// The consequences of a refusal, likewise (MAT-11).
    public var refusals: [RefusalConsequence]?
    /// Amounts and ages of the hard rules, for years that we do not know yet or have other values for (MAT-7).
    public var limits: [YearLimits]?
    /// The dwellings that corporations promised for a year (MAT-10).
    public var commitments: [Commitment]?

    public var subject: String { self.policyId }

    public init(
        policyId: String, version: Int, validFrom: CalendarDate, candidatesPerDwelling: Int, responseDays: Int,
        inflowSharePercent: Int, confirmation: ConfirmationPolicy, levels: [PolicyLevel]? = nil,
        suitability: SuitabilityWeights? = nil, complexCapPercent: Int? = nil, entranceCap: Int? = nil,
        declines: [DeclineConsequence]? = nil, refusals: [RefusalConsequence]? = nil, limits: [YearLimits]? = nil,
        commitments: [Commitment]? = nil
    ) {
        self.policyId = policyId
        self.version = version
        self.validFrom = validFrom
        self.candidatesPerDwelling = candidatesPerDwelling
        self.responseDays = responseDays
        self.inflowSharePercent = inflowSharePercent
        self.confirmation = confirmation
        self.levels = levels
        self.suitability = suitability
        self.complexCapPercent = complexCapPercent
        self.entranceCap = entranceCap
        self.declines = declines
        self.refusals = refusals
        self.limits = limits
        self.commitments = commitments
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.policyId = try reader.reference("policyId")
        self.version = try reader.integer("version", in: 1...1_000_000)
        self.validFrom = try reader.date("validFrom")
        self.candidatesPerDwelling = try reader.integer("candidatesPerDwelling", in: 1...20)
        self.responseDays = try reader.integer("responseDays", in: 1...90)
        self.inflowSharePercent = try reader.integer("inflowSharePercent", in: 0...100)
        self.confirmation = try reader.code("confirmation")
        self.levels = try reader.optionalCodes("levels", atLeast: 1)
        self.suitability = try reader.optionalObject("suitability", SuitabilityWeights.init)
        self.complexCapPercent = try reader.optionalInteger("complexCapPercent", in: 0...100)
        self.complexCapCorporations = try reader.optionalTexts("complexCapCorporations", maximum: 40)
        self.entranceCap = try reader.optionalInteger("entranceCap", in: 0...1000)
        self.declines = try reader.optionalObjects("declines", DeclineConsequence.init)
        self.refusals = try reader.optionalObjects("refusals", RefusalConsequence.init)
        self.limits = try reader.optionalObjects("limits", YearLimits.init)
        self.commitments = try reader.optionalObjects("commitments", Commitment.init)
        try reader.refuse(
            if: self.levels.map { $0.count != PolicyLevel.allCases.count || Set($0).count != $0.count } ?? false,
            "levels", expected: "each level once: " + PolicyLevel.allCases.map(\.rawValue).joined(separator: ", "))
        try reader.refuse(
            if: Self.repeats(self.declines?.map(\.reason)), "declines", expected: "each reason once")
        try reader.refuse(
            if: Self.repeats(self.refusals?.map(\.reason)), "refusals", expected: "each reason once")
        try reader.refuse(
            if: Self.repeats(self.limits?.map(\.fromYear)), "limits", expected: "each year once")
    }

    private static func repeats<T: Hashable>(_ values: [T]?) -> Bool {
        values.map { Set($0).count < $0.count } ?? false
    }

    public var json: JSONValue {
        .object(omittingNil: [
            ("policyId", .string(self.policyId)), ("version", JSONValue(self.version)),
            ("validFrom", .string(self.validFrom.description)),
            ("candidatesPerDwelling", JSONValue(self.candidatesPerDwelling)),
            ("responseDays", JSONValue(self.responseDays)),
            ("inflowSharePercent", JSONValue(self.inflowSharePercent)),
            ("confirmation", .string(self.confirmation.rawValue)),
            ("levels", self.levels.map { .array($0.map { .string($0.rawValue) }) }),
            ("suitability", self.suitability?.json),
            ("complexCapPercent", self.complexCapPercent.map { JSONValue($0) }),
            ("complexCapCorporations", self.complexCapCorporations.map { JSONValue($0) }),
            ("entranceCap", self.entranceCap.map { JSONValue($0) }),
            ("declines", self.declines.map { .array($0.map(\.json)) }),
            ("refusals", self.refusals.map { .array($0.map(\.json)) }),
            ("limits", self.limits.map { .array($0.map(\.json)) }),
            ("commitments", self.commitments.map { .array($0.map(\.json)) }),
        ])
    }
}
