import Vocabulary

/// A CBS neighbourhood code with the year of its division; codes change by year.
public struct Neighbourhood: Equatable, Sendable {
    public var code: String
    public var year: Int

    public init(code: String, year: Int) {
        self.code = code
        self.year = year
    }

    init(_ reader: inout DataReader) throws(Rejection) {
        self.code = try reader.text("code", maximum: 10)
        let digits = self.code.utf8.dropFirst(2)
        guard self.code.hasPrefix("BU"), digits.count == 8,
            digits.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) })
        else {
            throw Rejection(.fieldFormat, at: reader.path("code"), expected: "BU and eight digits or capitals")
        }
        self.year = try reader.integer("year", in: 1995...2100)
    }

    var json: JSONValue { ["code": .string(self.code), "year": JSONValue(self.year)] }
}

/// A corporation nominates a dwelling for a round (MAT-1, REG-6).
public struct DwellingNominated: EventData {
    public static let type = EventType.dwellingNominated
    public var dwellingId: String
    public var roundId: String
    /// Sixteen digits. Rooms share one, so it is no key.
    public var bagId: String?
    public var district: District
    public var neighbourhood: Neighbourhood?
    public var complexId: String?
    public var entranceId: String?
    public var rooms: Int
    /// Net rent, cents a month.
    public var rentCents: Cents
    public var kind: DwellingKind
    public var floor: Int
    public var stepFree: Bool
    public var wheelchair: Bool
    public var lowStimulus: Bool
    public var contractForm: ContractForm
    public var availableFrom: CalendarDate
    /// Absent: permanent.
    public var availableUntil: CalendarDate?

    public var subject: String { self.dwellingId }
    public var references: [String] { [self.roundId] }

    public init(
        dwellingId: String, roundId: String, bagId: String? = nil, district: District,
        neighbourhood: Neighbourhood? = nil, complexId: String? = nil, entranceId: String? = nil, rooms: Int,
        rentCents: Cents, kind: DwellingKind, floor: Int, stepFree: Bool = false, wheelchair: Bool = false,
        lowStimulus: Bool = false, contractForm: ContractForm, availableFrom: CalendarDate,
        availableUntil: CalendarDate? = nil
    ) {
        self.dwellingId = dwellingId
        self.roundId = roundId
        self.bagId = bagId
        self.district = district
        self.neighbourhood = neighbourhood
        self.complexId = complexId
        self.entranceId = entranceId
        self.rooms = rooms
        self.rentCents = rentCents
        self.kind = kind
        self.floor = floor
        self.stepFree = stepFree
        self.wheelchair = wheelchair
        self.lowStimulus = lowStimulus
        self.contractForm = contractForm
        self.availableFrom = availableFrom
        self.availableUntil = availableUntil
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.dwellingId = try reader.reference("dwellingId")
        self.roundId = try reader.reference("roundId")
        self.bagId = try reader.optionalText("bagId", maximum: 16)
        if let bagId = self.bagId, bagId.utf8.count != 16 || !bagId.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            throw Rejection(.fieldFormat, at: reader.path("bagId"), expected: "sixteen digits")
        }
        self.district = try reader.code("district")
        self.neighbourhood = try reader.optionalObject("neighbourhood", Neighbourhood.init)
        self.complexId = try reader.optionalReference("complexId")
        self.entranceId = try reader.optionalReference("entranceId")
        self.rooms = try reader.integer("rooms", in: 1...10)
        self.rentCents = try reader.cents("rentCents")
        self.kind = try reader.code("kind")
        self.floor = try reader.integer("floor", in: -2...60)
        self.stepFree = try reader.optionalFlag("stepFree") ?? false
        self.wheelchair = try reader.optionalFlag("wheelchair") ?? false
        self.lowStimulus = try reader.optionalFlag("lowStimulus") ?? false
        self.contractForm = try reader.code("contractForm")
        self.availableFrom = try reader.date("availableFrom")
        self.availableUntil = try reader.optionalDate("availableUntil")
        if let until = self.availableUntil, until <= self.availableFrom {
            throw Rejection(.fieldConflict, at: reader.path("availableUntil"), expected: "after availableFrom")
        }
    }

    public var json: JSONValue {
        .object(omittingNil: [
            ("dwellingId", .string(self.dwellingId)), ("roundId", .string(self.roundId)),
            ("bagId", self.bagId.map { .string($0) }), ("district", .string(self.district.rawValue)),
            ("neighbourhood", self.neighbourhood?.json), ("complexId", self.complexId.map { .string($0) }),
            ("entranceId", self.entranceId.map { .string($0) }), ("rooms", JSONValue(self.rooms)),
            ("rentCents", JSONValue(self.rentCents.value)), ("kind", .string(self.kind.rawValue)),
            ("floor", JSONValue(self.floor)), ("stepFree", .bool(self.stepFree)),
            ("wheelchair", .bool(self.wheelchair)), ("lowStimulus", .bool(self.lowStimulus)),
            ("contractForm", .string(self.contractForm.rawValue)),
            ("availableFrom", .string(self.availableFrom.description)),
            ("availableUntil", self.availableUntil.map { .string($0.description) }),
        ])
    }
}

/// A corporation takes a nominated dwelling back.
public struct DwellingWithdrawn: EventData {
    public static let type = EventType.dwellingWithdrawn
    public var dwellingId: String
    public var reason: DwellingWithdrawalReason

    public var subject: String { self.dwellingId }

    public init(dwellingId: String, reason: DwellingWithdrawalReason) {
        self.dwellingId = dwellingId
        self.reason = reason
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.dwellingId = try reader.reference("dwellingId")
        self.reason = try reader.code("reason")
    }

    public var json: JSONValue {
        ["dwellingId": .string(self.dwellingId), "reason": .string(self.reason.rawValue)]
    }
}

/// A tenancy began: the end of a match, or a letting with priority beside it.
public struct TenancyStarted: EventData {
    public static let type = EventType.tenancyStarted
    public var tenancyId: String
    public var dwellingId: String
    public var applicationId: String?
    public var group: TargetGroup?
    public var startedOn: CalendarDate
    public var contractForm: ContractForm
    public var independent: Bool

    public var subject: String { self.tenancyId }
    public var references: [String] { [self.dwellingId] + (self.applicationId.map { [$0] } ?? []) }

    public init(
        tenancyId: String, dwellingId: String, applicationId: String?, group: TargetGroup?, startedOn: CalendarDate,
        contractForm: ContractForm, independent: Bool
    ) {
        self.tenancyId = tenancyId
        self.dwellingId = dwellingId
        self.applicationId = applicationId
        self.group = group
        self.startedOn = startedOn
        self.contractForm = contractForm
        self.independent = independent
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.tenancyId = try reader.reference("tenancyId")
        self.dwellingId = try reader.reference("dwellingId")
        self.applicationId = try reader.optionalReference("applicationId")
        self.group = try reader.optionalCode("group")
        self.startedOn = try reader.date("startedOn")
        self.contractForm = try reader.code("contractForm")
        self.independent = try reader.optionalFlag("independent") ?? true
    }

    public var json: JSONValue {
        .object(omittingNil: [
            ("tenancyId", .string(self.tenancyId)), ("dwellingId", .string(self.dwellingId)),
            ("applicationId", self.applicationId.map { .string($0) }),
            ("group", self.group.map { .string($0.rawValue) }), ("startedOn", .string(self.startedOn.description)),
            ("contractForm", .string(self.contractForm.rawValue)), ("independent", .bool(self.independent)),
        ])
    }
}
