import Vocabulary

/// New values for an application; `nil` keeps the old one. The institution never changes: the one that submitted the
/// application also withdraws it.
public struct CandidateChange: Equatable, Sendable {
    public var group: TargetGroup?
    public var adults: Int?
    public var children: Int?
    public var maximumRent: Cents?
    public var kinds: [DwellingKind]?
    public var minimumRooms: Int?
    public var groundFloor: Bool?
    public var wheelchair: Bool?
    public var lowStimulus: Bool?
    public var preferredDistricts: [District]?
    public var excludedDistricts: [District]?
    public var support: SupportProduct?
    public var supportHoursPerWeek: Int?
    public var readyFrom: CalendarDate?
    public var sharers: Int?

    public init(
        group: TargetGroup? = nil, adults: Int? = nil, children: Int? = nil,
        maximumRent: Cents? = nil, kinds: [DwellingKind]? = nil,
        minimumRooms: Int? = nil, groundFloor: Bool? = nil, wheelchair: Bool? = nil, lowStimulus: Bool? = nil,
        preferredDistricts: [District]? = nil, excludedDistricts: [District]? = nil, support: SupportProduct? = nil,
        supportHoursPerWeek: Int? = nil, readyFrom: CalendarDate? = nil,
        sharers: Int? = nil
    ) {
        self.group = group
        self.adults = adults
        self.children = children
        self.maximumRent = maximumRent
        self.kinds = kinds
        self.minimumRooms = minimumRooms
        self.groundFloor = groundFloor
        self.wheelchair = wheelchair
        self.lowStimulus = lowStimulus
        self.preferredDistricts = preferredDistricts
        self.excludedDistricts = excludedDistricts
        self.support = support
        self.supportHoursPerWeek = supportHoursPerWeek
        self.readyFrom = readyFrom
        self.sharers = sharers
    }

    func applied(to profile: CandidateProfile) -> CandidateProfile {
        var changed = profile
        changed.group = self.group ?? profile.group
        changed.adults = self.adults ?? profile.adults
        changed.children = self.children ?? profile.children
        changed.maximumRent = self.maximumRent ?? profile.maximumRent
        changed.kinds = self.kinds ?? profile.kinds
        changed.minimumRooms = self.minimumRooms ?? profile.minimumRooms
        changed.groundFloor = self.groundFloor ?? profile.groundFloor
        changed.wheelchair = self.wheelchair ?? profile.wheelchair
        changed.lowStimulus = self.lowStimulus ?? profile.lowStimulus
        changed.preferredDistricts = self.preferredDistricts ?? profile.preferredDistricts
        changed.excludedDistricts = self.excludedDistricts ?? profile.excludedDistricts
        changed.support = self.support ?? profile.support
        changed.supportHoursPerWeek = self.supportHoursPerWeek ?? profile.supportHoursPerWeek
        changed.readyFrom = self.readyFrom ?? profile.readyFrom
        changed.sharers = self.sharers ?? profile.sharers
        return changed
    }
}
