import Vocabulary

/// The household, wishes and support in an application (REG-5). No name, no birth date, no free text.
public struct CandidateProfile: Codable, Hashable, Sendable {
    public var institution: String
    public var group: TargetGroup
    public var route: Route
    public var adults: Int
    public var children: Int
    /// Others who share the unit, each with a contract of their own (REG-17); `nil` for none.
    public var sharers: Int?
    /// The highest net monthly rent that the household can pay.
    public var maximumRent: Cents
    /// The first and last possible birth year of the (oldest) tenant; `nil` when unknown.
    public var bornFrom: Int?
    public var bornTo: Int?
    /// Kinds of dwelling that fit; empty: all of them.
    public var kinds: [DwellingKind]
    public var minimumRooms: Int
    public var groundFloor: Bool
    public var wheelchair: Bool
    public var lowStimulus: Bool
    /// Wishes, not conditions: they count at the level of suitability.
    public var preferredDistricts: [District]
    public var excludedDistricts: [District]
    public var support: SupportProduct
    public var supportHoursPerWeek: Int
    /// The day from which waiting counts.
    public var waitingSince: CalendarDate
    /// The day from which the client can move.
    public var readyFrom: CalendarDate

    public init(
        institution: String, group: TargetGroup, route: Route, adults: Int, children: Int, maximumRent: Cents,
        bornFrom: Int? = nil, bornTo: Int? = nil, kinds: [DwellingKind] = [], minimumRooms: Int = 1,
        groundFloor: Bool = false, wheelchair: Bool = false, lowStimulus: Bool = false,
        preferredDistricts: [District] = [], excludedDistricts: [District] = [], support: SupportProduct = .none,
        supportHoursPerWeek: Int = 0, waitingSince: CalendarDate, readyFrom: CalendarDate,
        sharers: Int? = nil
    ) {
        self.institution = institution
        self.group = group
        self.route = route
        self.adults = adults
        self.children = children
        self.maximumRent = maximumRent
        self.bornFrom = bornFrom
        self.bornTo = bornTo
        self.kinds = kinds
        self.minimumRooms = minimumRooms
        self.groundFloor = groundFloor
        self.wheelchair = wheelchair
        self.lowStimulus = lowStimulus
        self.preferredDistricts = preferredDistricts
        self.excludedDistricts = excludedDistricts
        self.support = support
        self.supportHoursPerWeek = supportHoursPerWeek
        self.waitingSince = waitingSince
        self.readyFrom = readyFrom
        self.sharers = sharers
    }

    public var persons: Int { self.adults + self.children + (self.sharers ?? 0) }

    /// The youngest and oldest age that the birth years allow, as the year minus the birth year; `nil` when no year is
    /// known.
    public func ages(inYear year: Int) -> ClosedRange<Int>? {
        guard let from = self.bornFrom ?? self.bornTo, let to = self.bornTo ?? self.bornFrom else { return nil }
        return (year - max(from, to))...(year - min(from, to))
    }
}
