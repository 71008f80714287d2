import JSON
import Vocabulary

/// Who moves in (REG-5).
public struct Household: Equatable, Sendable {
    public var adults: Int
    public var children: Int
    /// How many share the dwelling with this household, each with a contract of their own (REG-17); 0 for none.
    public var sharers: Int

    public init(adults: Int, children: Int, sharers: Int = 0) {
        self.adults = adults
        self.children = children
        self.sharers = sharers
    }

    init(_ reader: inout DataReader) throws(Rejection) {
        self.adults = try reader.integer("adults", in: 1...8)
        self.children = try reader.optionalInteger("children", in: 0...12) ?? 0
        self.sharers = try reader.optionalInteger("sharers", in: 0...2) ?? 0
    }

    var json: JSONValue {
        .object(omittingNil: [
            ("adults", JSONValue(self.adults)), ("children", JSONValue(self.children)),
            ("sharers", self.sharers == 0 ? nil : JSONValue(self.sharers)),
        ])
    }
}

/// A span of birth years, never a date of birth.
public struct BirthYears: Equatable, Sendable {
    public var from: Int
    public var to: Int

    public init(from: Int, to: Int) {
        self.from = from
        self.to = to
    }

    init(_ reader: inout DataReader) throws(Rejection) {
        self.from = try reader.integer("from", in: 1900...2100)
        self.to = try reader.integer("to", in: 1900...2100)
        try reader.refuse(if: self.to < self.from, "to", expected: "not before from")
    }

    var json: JSONValue { ["from": JSONValue(self.from), "to": JSONValue(self.to)] }
}

/// An urgency declaration or indication that the client has (REG-10).
public struct Urgency: Equatable, Sendable {
    public var kind: PriorityKind
    public var grantedOn: CalendarDate
    /// The last day on which it is valid; `nil` when it has no end.
    public var validUntil: CalendarDate?

    public init(kind: PriorityKind, grantedOn: CalendarDate, validUntil: CalendarDate? = nil) {
        self.kind = kind
        self.grantedOn = grantedOn
        self.validUntil = validUntil
    }

    init(_ reader: inout DataReader) throws(Rejection) {
        self.kind = try reader.code("kind")
        self.grantedOn = try reader.date("grantedOn")
        self.validUntil = try reader.optionalDate("validUntil")
        try reader.refuse(
            if: self.validUntil.map { $0 < self.grantedOn } ?? false, "validUntil", expected: "not before grantedOn")
    }

    var json: JSONValue {
        .object(omittingNil: [
            ("kind", .string(self.kind.rawValue)), ("grantedOn", .string(self.grantedOn.description)),
            ("validUntil", self.validUntil.map { .string($0.description) }),
        ])
    }
}

public struct ExcludedDistrict: Equatable, Sendable {
    public var district: District
    public var reason: ExclusionReason

    public init(district: District, reason: ExclusionReason) {
        self.district = district
        self.reason = reason
    }
}

/// The dwelling that the client looks for (REG-5, REG-15).
public struct SearchProfile: Equatable, Sendable {
    public var kinds: [DwellingKind]
    public var minimumRooms: Int
    public var groundFloor: Bool
    public var wheelchair: Bool
    public var lowStimulus: Bool
    public var preferredDistricts: [District]
    public var excludedDistricts: [ExcludedDistrict]

    public init(
        kinds: [DwellingKind], minimumRooms: Int = 1, groundFloor: Bool = false, wheelchair: Bool = false,
        lowStimulus: Bool = false, preferredDistricts: [District] = [], excludedDistricts: [ExcludedDistrict] = []
    ) {
        self.kinds = kinds
        self.minimumRooms = minimumRooms
        self.groundFloor = groundFloor
        self.wheelchair = wheelchair
        self.lowStimulus = lowStimulus
        self.preferredDistricts = preferredDistricts
        self.excludedDistricts = excludedDistricts
    }

    init(_ reader: inout DataReader) throws(Rejection) {
        self.kinds = try reader.codes("kinds")
        self.minimumRooms = try reader.optionalInteger("minimumRooms", in: 1...10) ?? 1
        self.groundFloor = try reader.optionalFlag("groundFloor") ?? false
        self.wheelchair = try reader.optionalFlag("wheelchair") ?? false
        self.lowStimulus = try reader.optionalFlag("lowStimulus") ?? false
        self.preferredDistricts = try reader.optionalCodes("preferredDistricts", District.self) ?? []
        self.excludedDistricts =
            try reader.optionalObjects("excludedDistricts") { (item) throws(Rejection) in
                ExcludedDistrict(district: try item.code("district"), reason: try item.code("reason"))
            } ?? []
    }

    var json: JSONValue {
        [
            "kinds": JSONValue(self.kinds.map(\.rawValue)), "minimumRooms": JSONValue(self.minimumRooms),
            "groundFloor": .bool(self.groundFloor), "wheelchair": .bool(self.wheelchair),
            "lowStimulus": .bool(self.lowStimulus),
            "preferredDistricts": JSONValue(self.preferredDistricts.map(\.rawValue)),
            "excludedDistricts": .array(
                self.excludedDistricts.map {
                    ["district": .string($0.district.rawValue), "reason": .string($0.reason.rawValue)]
                }),
        ]
    }
}

/// The support that comes with the client (REG-8).
public struct SupportPlan: Equatable, Sendable {
    public var product: SupportProduct
    public var hoursPerWeek: Int
    public var reachable247: Bool
    /// Minutes within which staff can be on the spot (Beschermd Thuis: 30).
    public var minutesToSpot: Int?
    /// The contact for neighbours and corporation (REG-8): a reference to a team or desk that the institution keeps,
    /// never to a person.
    public var contactPoint: String?

    public init(
        product: SupportProduct, hoursPerWeek: Int, reachable247: Bool, minutesToSpot: Int? = nil,
        contactPoint: String? = nil
    ) {
        self.product = product
        self.hoursPerWeek = hoursPerWeek
        self.reachable247 = reachable247
        self.minutesToSpot = minutesToSpot
        self.contactPoint = contactPoint
    }

    init(_ reader: inout DataReader) throws(Rejection) {
        self.product = try reader.code("product")
        self.hoursPerWeek = try reader.optionalInteger("hoursPerWeek", in: 0...168) ?? 0
        self.reachable247 = try reader.optionalFlag("reachable247") ?? false
        self.minutesToSpot = try reader.optionalInteger("minutesToSpot", in: 1...240)
        self.contactPoint = try reader.optionalReference("contactPoint")
    }

    var json: JSONValue {
        .object(omittingNil: [
            ("product", .string(self.product.rawValue)), ("hoursPerWeek", JSONValue(self.hoursPerWeek)),
            ("reachable247", .bool(self.reachable247)), ("minutesToSpot", self.minutesToSpot.map { JSONValue($0) }),
            ("contactPoint", self.contactPoint.map { .string($0) }),
        ])
    }
}
