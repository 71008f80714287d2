import JSON
import Vocabulary

/// A corporation nominates a dwelling for a round (MAT-1, REG-6).
public struct DwellingNominated: ComposedEventData {
    public static let type = EventType.dwellingNominated
    public var dwellingId: String
    public var roundId: String
    /// Sixteen digits. Rooms share one, so it is not a key.
    public var bagId: String?
    public var district: District
    public var neighbourhood: Neighbourhood?
    public var complexId: String?
    public var entranceId: String?
    public var streetId: String?
    /// Independent units in the complex: the base of a cap (MAT-10).
    public var complexUnits: Int?
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
    /// A special form of supply (REG-6, REG-18).
    public var concept: SupplyConcept?
    /// Temporary supply that only meets a peak: nothing has to replace it (REG-19).
    public var peakOnly: Bool
    /// The support products that can be given there; absent: all of them (MAT-6, MAT-16).
    public var support: [SupportProduct]?
    /// The group that it is meant for: a row of the targets, `young-adult` for all young people, or one of their groups
    /// (REG-4, MAT-10, MAT-15); absent: inflow and outflow MO/BW.
    public var reservedFor: TargetGroup?
    /// The announced supply that it is part of (MAT-18).
    public var supplyId: String?
    /// The owner of the dwelling; absent: the sender.
    public var corporationId: String?

    public var subject: String { self.dwellingId }
    public var party: NamedParty? { self.corporationId.map { NamedParty($0, at: "corporationId") } }
    public var references: [String] { [self.roundId] + (self.supplyId.map { [$0] } ?? []) }

    public init(
        dwellingId: String, roundId: String, bagId: String? = nil, district: District,
        neighbourhood: Neighbourhood? = nil, complexId: String? = nil, entranceId: String? = nil,
        streetId: String? = nil,
        complexUnits: Int? = nil, rooms: Int,
        rentCents: Cents, kind: DwellingKind, floor: Int, stepFree: Bool = false, wheelchair: Bool = false,
        lowStimulus: Bool = false, contractForm: ContractForm, availableFrom: CalendarDate,
        availableUntil: CalendarDate? = nil, concept: SupplyConcept? = nil, peakOnly: Bool = false,
        support: [SupportProduct]? = nil, reservedFor: TargetGroup? = nil, supplyId: String? = nil
    ) {
        self.dwellingId = dwellingId
        self.roundId = roundId
        self.bagId = bagId
        self.district = district
        self.neighbourhood = neighbourhood
        self.complexId = complexId
        self.entranceId = entranceId
        self.streetId = streetId
        self.complexUnits = complexUnits
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
        self.concept = concept
        self.peakOnly = peakOnly
        self.support = support
        self.reservedFor = reservedFor
        self.supplyId = supplyId
        self.corporationId = nil
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.dwellingId = try reader.reference("dwellingId")
        self.roundId = try reader.reference("roundId")
        self.bagId = try reader.optionalBagId("bagId")
        self.district = try reader.code("district")
        self.neighbourhood = try reader.optionalObject("neighbourhood", Neighbourhood.init)
        self.complexId = try reader.optionalReference("complexId")
        self.entranceId = try reader.optionalReference("entranceId")
        self.streetId = try reader.optionalReference("streetId")
        self.complexUnits = try reader.optionalInteger("complexUnits", in: 1...10_000)
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
        self.concept = try reader.optionalCode("concept")
        self.peakOnly = try reader.optionalFlag("peakOnly") ?? false
        try reader.refuse(
            if: self.availableUntil.map { $0 <= self.availableFrom } ?? false, "availableUntil",
            expected: "after availableFrom")
        self.support = try reader.optionalCodes("support")
        self.reservedFor = try reader.optionalCode("reservedFor")
        self.supplyId = try reader.optionalReference("supplyId")
        self.corporationId = try reader.optionalReference("corporationId")
        try reader.refuse(
            if: self.reservedFor.map { !Self.canBeReserved(for: $0) } ?? false, "reservedFor",
            expected: "one of "
                + TargetGroup.allCases.filter(Self.canBeReserved).map(\.rawValue).joined(separator: ", "))
    }

    private static func canBeReserved(for group: TargetGroup) -> Bool { group.countsIn == group || group.isYoung }

    public var json: JSONValue {
        .object(omittingNil: [
            ("dwellingId", .string(self.dwellingId)), ("roundId", .string(self.roundId)),
            ("bagId", self.bagId.map { .string($0) }), ("district", .string(self.district.rawValue)),
            ("neighbourhood", self.neighbourhood?.json), ("complexId", self.complexId.map { .string($0) }),
            ("entranceId", self.entranceId.map { .string($0) }), ("streetId", self.streetId.map { .string($0) }),
            ("complexUnits", self.complexUnits.map { JSONValue($0) }), ("rooms", JSONValue(self.rooms)),
            ("rentCents", JSONValue(self.rentCents.value)), ("kind", .string(self.kind.rawValue)),
            ("floor", JSONValue(self.floor)), ("stepFree", .bool(self.stepFree)),
            ("wheelchair", .bool(self.wheelchair)), ("lowStimulus", .bool(self.lowStimulus)),
            ("contractForm", .string(self.contractForm.rawValue)),
            ("availableFrom", .string(self.availableFrom.description)),
            ("availableUntil", self.availableUntil.map { .string($0.description) }),
            ("concept", self.concept.map { .string($0.rawValue) }), ("peakOnly", self.peakOnly ? true : nil),
            ("support", self.support.map { .array($0.map { .string($0.rawValue) }) }),
            ("reservedFor", self.reservedFor.map { .string($0.rawValue) }),
            ("supplyId", self.supplyId.map { .string($0) }),
            ("corporationId", self.corporationId.map { .string($0) }),
        ])
    }
}
