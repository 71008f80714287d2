import Vocabulary

/// A match that leads to a tenancy.
public struct ConfirmedPlacement: Equatable, Sendable {
    public let placementId: String
    public let dwellingId: String
    public let applicationId: String
    public let group: TargetGroup
    /// The corporation's partner id.
    public let corporation: String
    public let placedOn: CalendarDate
    public let contractForm: ContractForm
    public let isIndependent: Bool

    public init(
        placementId: String, dwellingId: String, applicationId: String, group: TargetGroup, corporation: String,
        placedOn: CalendarDate, contractForm: ContractForm = .own, isIndependent: Bool = true
    ) {
        self.placementId = placementId
        self.dwellingId = dwellingId
        self.applicationId = applicationId
        self.group = group
        self.corporation = corporation
        self.placedOn = placedOn
        self.contractForm = contractForm
        self.isIndependent = isIndependent
    }
}
