import Vocabulary

/// Who moves in (REG-5).
public struct Household: Equatable, Sendable {
    public var adults: Int
    public var children: Int

    public init(adults: Int, children: Int) {
        self.adults = adults
        self.children = children
    }

    init(_ reader: inout DataReader) throws(Rejection) {
        self.adults = try reader.integer("adults", in: 1...8)
        self.children = try reader.optionalInteger("children", in: 0...12) ?? 0
    }

    var json: JSONValue { ["adults": JSONValue(self.adults), "children": JSONValue(self.children)] }
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
        guard self.from <= self.to else {
            throw Rejection(.fieldConflict, at: reader.path("to"), expected: "not before from")
        }
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
        if let validUntil = self.validUntil, validUntil < self.grantedOn {
            throw Rejection(.fieldConflict, at: reader.path("validUntil"), expected: "not before grantedOn")
        }
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

/// What the client looks for (REG-5, REG-15).
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
        let kinds = try reader.optionalCodes("kinds", DwellingKind.self) ?? []
        guard !kinds.isEmpty else { throw Rejection(.fieldMissing, at: reader.path("kinds")) }
        self.kinds = kinds
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

/// The support that comes along (REG-8).
public struct SupportPlan: Equatable, Sendable {
    public var product: SupportProduct
    public var hoursPerWeek: Int
    public var reachable247: Bool
    /// Minutes within which somebody can be on the spot (Beschermd Thuis: 30).
    public var minutesToSpot: Int?
    /// Where neighbours and corporation can turn (REG-8): a reference to a team or desk that the institution keeps, never
    /// to a person.
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

/// An institution asks for a dwelling for a client (REG-5).
public struct ApplicationSubmitted: EventData {
    public static let type = EventType.applicationSubmitted
    public var applicationId: String
    public var group: TargetGroup
    public var route: Route
    public var household: Household
    public var birthYears: BirthYears?
    /// The highest net rent the client can pay, in cents a month.
    public var maximumRentCents: Cents
    public var profile: SearchProfile
    public var support: SupportPlan
    public var urgency: Urgency?
    /// The day from which waiting counts.
    public var waitingSince: CalendarDate
    /// The day from which the client can move.
    public var readyFrom: CalendarDate

    public var subject: String { self.applicationId }

    public init(
        applicationId: String, group: TargetGroup, route: Route, household: Household, birthYears: BirthYears?,
        maximumRentCents: Cents, profile: SearchProfile, support: SupportPlan, urgency: Urgency? = nil,
        waitingSince: CalendarDate, readyFrom: CalendarDate
    ) {
        self.applicationId = applicationId
        self.group = group
        self.route = route
        self.household = household
        self.birthYears = birthYears
        self.maximumRentCents = maximumRentCents
        self.profile = profile
        self.support = support
        self.urgency = urgency
        self.waitingSince = waitingSince
        self.readyFrom = readyFrom
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.applicationId = try reader.reference("applicationId")
        self.group = try reader.code("group")
        self.route = try reader.code("route")
        self.household = try reader.object("household", Household.init)
        self.birthYears = try reader.optionalObject("birthYears", BirthYears.init)
        self.maximumRentCents = try reader.cents("maximumRentCents")
        self.profile = try reader.object("profile", SearchProfile.init)
        self.support = try reader.object("support", SupportPlan.init)
        self.urgency = try reader.optionalObject("urgency", Urgency.init)
        self.waitingSince = try reader.date("waitingSince")
        self.readyFrom = try reader.optionalDate("readyFrom") ?? self.waitingSince
    }

    public var json: JSONValue {
        .object(omittingNil: [
            ("applicationId", .string(self.applicationId)), ("group", .string(self.group.rawValue)),
            ("route", .string(self.route.rawValue)), ("household", self.household.json),
            ("birthYears", self.birthYears?.json),
            ("maximumRentCents", JSONValue(self.maximumRentCents.value)), ("profile", self.profile.json),
            ("support", self.support.json), ("urgency", self.urgency?.json),
            ("waitingSince", .string(self.waitingSince.description)),
            ("readyFrom", .string(self.readyFrom.description)),
        ])
    }
}

/// Something about an application is different now; what is absent stays as it was.
public struct ApplicationChanged: EventData {
    public static let type = EventType.applicationChanged
    public var applicationId: String
    public var reason: ChangeReason
    public var group: TargetGroup?
    public var household: Household?
    public var maximumRentCents: Cents?
    public var profile: SearchProfile?
    public var support: SupportPlan?
    public var readyFrom: CalendarDate?

    public var subject: String { self.applicationId }

    public init(
        applicationId: String, reason: ChangeReason, group: TargetGroup? = nil, household: Household? = nil,
        maximumRentCents: Cents? = nil, profile: SearchProfile? = nil, support: SupportPlan? = nil,
        readyFrom: CalendarDate? = nil
    ) {
        self.applicationId = applicationId
        self.reason = reason
        self.group = group
        self.household = household
        self.maximumRentCents = maximumRentCents
        self.profile = profile
        self.support = support
        self.readyFrom = readyFrom
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.applicationId = try reader.reference("applicationId")
        self.reason = try reader.code("reason")
        self.group = try reader.optionalCode("group")
        self.household = try reader.optionalObject("household", Household.init)
        self.maximumRentCents = try reader.optionalCents("maximumRentCents")
        self.profile = try reader.optionalObject("profile", SearchProfile.init)
        self.support = try reader.optionalObject("support", SupportPlan.init)
        self.readyFrom = try reader.optionalDate("readyFrom")
    }

    public var json: JSONValue {
        .object(omittingNil: [
            ("applicationId", .string(self.applicationId)), ("reason", .string(self.reason.rawValue)),
            ("group", self.group.map { .string($0.rawValue) }), ("household", self.household?.json),
            ("maximumRentCents", self.maximumRentCents.map { JSONValue($0.value) }), ("profile", self.profile?.json),
            ("support", self.support?.json), ("readyFrom", self.readyFrom.map { .string($0.description) }),
        ])
    }
}

/// The client no longer looks for a dwelling through this application.
public struct ApplicationWithdrawn: EventData {
    public static let type = EventType.applicationWithdrawn
    public var applicationId: String
    public var reason: WithdrawalReason
    public var withdrawnOn: CalendarDate

    public var subject: String { self.applicationId }

    public init(applicationId: String, reason: WithdrawalReason, withdrawnOn: CalendarDate) {
        self.applicationId = applicationId
        self.reason = reason
        self.withdrawnOn = withdrawnOn
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.applicationId = try reader.reference("applicationId")
        self.reason = try reader.code("reason")
        self.withdrawnOn = try reader.date("withdrawnOn")
    }

    public var json: JSONValue {
        [
            "applicationId": .string(self.applicationId), "reason": .string(self.reason.rawValue),
            "withdrawnOn": .string(self.withdrawnOn.description),
        ]
    }
}
