import Vocabulary

/// A dwelling that a corporation puts into a round (MAT-1, REG-6).
public struct DwellingNomination: Codable, Hashable, Sendable {
    public var dwellingId: String
    public var roundId: String
    public var corporation: String
    public var district: District
    /// CBS code without its year; empty if not reported.
    public var neighbourhood: String
    public var complex: String?
    public var entrance: String?
    public var street: String?
    /// The number of independent units in the complex, if the corporation reports it; the base of the cap (MAT-10).
    public var complexUnits: Int?
    /// A special form of supply (REG-6, REG-18).
    public var concept: SupplyConcept?
    public var rooms: Int
    /// Net monthly rent.
    public var rent: Cents
    public var kind: DwellingKind
    /// Zero is the ground floor.
    public var floor: Int
    /// Reached without stairs, by a lift or a ramp.
    public var stepFree: Bool
    public var wheelchair: Bool
    public var lowStimulus: Bool
    public var contractForm: ContractForm
    public var availableFrom: CalendarDate
    /// The last day on which tenants can live in it; `nil`: permanent.
    public var availableUntil: CalendarDate?
    /// The support products that can be given in it; `nil`: all (MAT-6, MAT-16).
    public var support: [SupportProduct]?
    /// The group it is reserved for; `nil`: inflow and outflow MO/BW (MAT-15).
    public var reservedFor: TargetGroup?
    /// The announced supply that it is part of (MAT-18).
    public var supply: String?

    public init(
        dwellingId: String, roundId: String, corporation: String, district: District, neighbourhood: String,
        complex: String? = nil, entrance: String? = nil, street: String? = nil, complexUnits: Int? = nil,
        concept: SupplyConcept? = nil, rooms: Int, rent: Cents, kind: DwellingKind, floor: Int = 0,
        stepFree: Bool = false,
        wheelchair: Bool = false, lowStimulus: Bool = false, contractForm: ContractForm = .own,
        availableFrom: CalendarDate, availableUntil: CalendarDate? = nil,
        support: [SupportProduct]? = nil, reservedFor: TargetGroup? = nil, supply: String? = nil
    ) {
        self.dwellingId = dwellingId
        self.roundId = roundId
        self.corporation = corporation
        self.district = district
        self.neighbourhood = neighbourhood
        self.complex = complex
        self.entrance = entrance
        self.street = street
        self.complexUnits = complexUnits
        self.concept = concept
        self.rooms = rooms
        self.rent = rent
        self.kind = kind
        self.floor = floor
        self.stepFree = stepFree
        self.wheelchair = wheelchair
        self.lowStimulus = lowStimulus
        self.contractForm = contractForm
        self.availableFrom = availableFrom
        self.availableUntil = availableUntil
        self.support = support
        self.reservedFor = reservedFor
        self.supply = supply
    }

    var reservation: Reservation { Reservation(self.reservedFor) }
}
