import Vocabulary

/// New values for an application; `nil` keeps the old one. The institution never changes: the one that submitted the
/// application also withdraws it.
public struct CandidateChange: Equatable, Sendable {
    public var group: TargetGroup?
    public var route: Route?
    public var adults: Int?
    public var children: Int?
    public var maximumRent: Cents?
    public var bornFrom: Int?
    public var bornTo: Int?
    public var kinds: [DwellingKind]?
    public var minimumRooms: Int?
    public var groundFloor: Bool?
    public var wheelchair: Bool?
    public var lowStimulus: Bool?
    public var preferredDistricts: [District]?
    public var excludedDistricts: [District]?
    public var support: SupportProduct?
    public var supportHoursPerWeek: Int?
    public var waitingSince: CalendarDate?
    public var readyFrom: CalendarDate?
    public var sharers: Int?

    public init(
        group: TargetGroup? = nil, route: Route? = nil, adults: Int? = nil, children: Int? = nil,
        maximumRent: Cents? = nil, bornFrom: Int? = nil, bornTo: Int? = nil, kinds: [DwellingKind]? = nil,
        minimumRooms: Int? = nil, groundFloor: Bool? = nil, wheelchair: Bool? = nil, lowStimulus: Bool? = nil,
        preferredDistricts: [District]? = nil, excludedDistricts: [District]? = nil, support: SupportProduct? = nil,
        supportHoursPerWeek: Int? = nil, waitingSince: CalendarDate? = nil, readyFrom: CalendarDate? = nil,
        sharers: Int? = nil
    ) {
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

    func applied(to profile: CandidateProfile) -> CandidateProfile {
        var changed = profile
        changed.group = self.group ?? profile.group
        changed.route = self.route ?? profile.route
        changed.adults = self.adults ?? profile.adults
        changed.children = self.children ?? profile.children
        changed.maximumRent = self.maximumRent ?? profile.maximumRent
        changed.bornFrom = self.bornFrom ?? profile.bornFrom
        changed.bornTo = self.bornTo ?? profile.bornTo
        changed.kinds = self.kinds ?? profile.kinds
        changed.minimumRooms = self.minimumRooms ?? profile.minimumRooms
        changed.groundFloor = self.groundFloor ?? profile.groundFloor
        changed.wheelchair = self.wheelchair ?? profile.wheelchair
        changed.lowStimulus = self.lowStimulus ?? profile.lowStimulus
        changed.preferredDistricts = self.preferredDistricts ?? profile.preferredDistricts
        changed.excludedDistricts = self.excludedDistricts ?? profile.excludedDistricts
        changed.support = self.support ?? profile.support
        changed.supportHoursPerWeek = self.supportHoursPerWeek ?? profile.supportHoursPerWeek
        changed.waitingSince = self.waitingSince ?? profile.waitingSince
        changed.readyFrom = self.readyFrom ?? profile.readyFrom
        changed.sharers = self.sharers ?? profile.sharers
        return changed
    }
}
