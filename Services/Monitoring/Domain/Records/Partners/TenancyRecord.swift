import Vocabulary

/// A tenancy that started.
public struct TenancyRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public let dwellingId: String
    /// The landlord that reported it; `nil` in records stored before that mattered.
    public let corporation: String?
    public let applicationId: String?
    public let group: TargetGroup?
    public let startedOn: CalendarDate
    /// A dwelling with a front door of its own (zelfstandig).
    public let independent: Bool

    public init(
        id: String, dwellingId: String, corporation: String? = nil, applicationId: String? = nil,
        group: TargetGroup? = nil, startedOn: CalendarDate, independent: Bool
    ) {
        self.id = id
        self.dwellingId = dwellingId
        self.corporation = corporation
        self.applicationId = applicationId
        self.group = group
        self.startedOn = startedOn
        self.independent = independent
    }
}
