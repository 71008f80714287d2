import JSON
import Vocabulary

// The parts of a policy (`PolicySet`).

extension SuitabilityWeights {
    init(_ reader: inout DataReader) throws(Rejection) {
        self.init(
            wish: try reader.integer("wish", in: 0...50), need: try reader.integer("need", in: 0...50),
            support: try reader.integer("support", in: 0...50), spread: try reader.integer("spread", in: 0...50),
            size: try reader.integer("size", in: 0...50))
    }

    var json: JSONValue {
        [
            "wish": JSONValue(self.wish), "need": JSONValue(self.need), "support": JSONValue(self.support),
            "spread": JSONValue(self.spread), "size": JSONValue(self.size),
        ]
    }
}

/// Where a client is not presented again after a corporation declined for this reason, and who looks at the dwelling's
/// next presentation (MAT-4).
public struct DeclineConsequence: Equatable, Sendable {
    public var reason: DeclineReason
    public var reach: DeclineReach
    /// Whether the allocation office confirms the next presentation, even where presentations go out at once.
    public var asksOffice: Bool

    public init(reason: DeclineReason, reach: DeclineReach, asksOffice: Bool) {
        self.reason = reason
        self.reach = reach
        self.asksOffice = asksOffice
    }

    init(_ reader: inout DataReader) throws(Rejection) {
        self.init(
            reason: try reader.code("reason"), reach: try reader.code("reach"),
            asksOffice: try reader.optionalFlag("asksOffice") ?? false)
    }

    var json: JSONValue {
        [
            "reason": .string(self.reason.rawValue), "reach": .string(self.reach.rawValue),
            "asksOffice": .bool(self.asksOffice),
        ]
    }
}

/// Whether a client who refuses for this reason has used the single offer (MAT-11).
public struct RefusalConsequence: Equatable, Sendable {
    public var reason: RefusalReason
    public var usesOffer: Bool

    public init(reason: RefusalReason, usesOffer: Bool) {
        self.reason = reason
        self.usesOffer = usesOffer
    }

    init(_ reader: inout DataReader) throws(Rejection) {
        self.init(reason: try reader.code("reason"), usesOffer: try reader.flag("usesOffer"))
    }

    var json: JSONValue {
        ["reason": .string(self.reason.rawValue), "usesOffer": .bool(self.usesOffer)]
    }
}

/// Amounts and ages from one calendar year on, until the next year that is given (MAT-7, REG-7).
public struct YearLimits: Equatable, Sendable {
    public var fromYear: Int
    /// The quality-discount limit (kwaliteitskortingsgrens): net rent, cents a month.
    public var youthRentCents: Cents
    /// People below this age get rent allowance up to that limit only.
    public var youthBelowAge: Int
    /// The ages for a campus contract, both included.
    public var campusFromAge: Int
    public var campusToAge: Int

    public init(fromYear: Int, youthRentCents: Cents, youthBelowAge: Int, campusFromAge: Int, campusToAge: Int) {
        self.fromYear = fromYear
        self.youthRentCents = youthRentCents
        self.youthBelowAge = youthBelowAge
        self.campusFromAge = campusFromAge
        self.campusToAge = campusToAge
    }

    init(_ reader: inout DataReader) throws(Rejection) {
        self.init(
            fromYear: try reader.integer("fromYear", in: 2000...2100),
            youthRentCents: try reader.cents("youthRentCents"),
            youthBelowAge: try reader.integer("youthBelowAge", in: 18...30),
            campusFromAge: try reader.integer("campusFromAge", in: 16...21),
            campusToAge: try reader.integer("campusToAge", in: 22...40))
    }

    var json: JSONValue {
        [
            "fromYear": JSONValue(self.fromYear), "youthRentCents": JSONValue(self.youthRentCents.value),
            "youthBelowAge": JSONValue(self.youthBelowAge), "campusFromAge": JSONValue(self.campusFromAge),
            "campusToAge": JSONValue(self.campusToAge),
        ]
    }
}

/// A corporation promises a least number of dwellings a year to some groups, as SSH does for young people (MAT-10).
public struct Commitment: Equatable, Sendable {
    public var corporationId: String
    public var groups: [TargetGroup]
    public var dwellings: Int

    public init(corporationId: String, groups: [TargetGroup], dwellings: Int) {
        self.corporationId = corporationId
        self.groups = groups
        self.dwellings = dwellings
    }

    init(_ reader: inout DataReader) throws(Rejection) {
        self.init(
            corporationId: try reader.reference("corporationId"), groups: try reader.codes("groups"),
            dwellings: try reader.integer("dwellings", in: 0...100_000))
    }

    var json: JSONValue {
        [
            "corporationId": .string(self.corporationId),
            "groups": .array(self.groups.map { .string($0.rawValue) }), "dwellings": JSONValue(self.dwellings),
        ]
    }
}
