import Vocabulary

/// A dwelling allocated outside the central point.
public struct AllocationRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    /// `nil`: without priority.
    public let group: TargetGroup?
    public let route: Route?
    public let corporation: String?
    public let district: District?
    public let allocatedOn: CalendarDate
    public let waitingSince: CalendarDate?
    /// A dwelling with a front door of its own (zelfstandig); `nil` in records stored before rooms were distinguished.
    public let independent: Bool?
    /// Marks that pair the allocation with the tenancy of the same letting, as far as the office knows them.
    public let dwellingId: String?
    public let applicationId: String?
    public let tenancyId: String?
    /// The institution that received the client first.
    public let institution: String?

    public init(
        id: String, group: TargetGroup?, route: Route? = nil, corporation: String? = nil, district: District? = nil,
        allocatedOn: CalendarDate, waitingSince: CalendarDate? = nil, independent: Bool = true,
        dwellingId: String? = nil,
        applicationId: String? = nil, tenancyId: String? = nil, institution: String? = nil
    ) {
        self.id = id
        self.group = group
        self.route = route
        self.corporation = corporation
        self.district = district
        self.allocatedOn = allocatedOn
        self.waitingSince = waitingSince
        self.independent = independent
        self.dwellingId = dwellingId
        self.applicationId = applicationId
        self.tenancyId = tenancyId
        self.institution = institution
    }
}
