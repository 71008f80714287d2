/// All records, or those that changed; each is one document, upserted by its `id`. Records are never deleted.
public struct MonitoringSnapshot: Sendable, Equatable, Codable {
    // From the canonical stream.
    public var applications: [ApplicationRecord] = []
    public var corporations: [CorporationRecord] = []
    public var targets: [TargetRecord] = []
    public var counts: [LettingsCountRecord] = []
    public var allocations: [AllocationRecord] = []
    public var tenancies: [TenancyRecord] = []
    public var dwellings: [DwellingRecord] = []
    public var rounds: [RoundRecord] = []
    public var actions: [ActionRecord] = []
    // From Matching's stream.
    public var quotas: [QuotaRecord] = []
    public var presentations: [PresentationRecord] = []
    public var proposals: [ProposalRecord] = []
    public var placements: [PlacementRecord] = []
    public var dwellingAvailability: [DwellingAvailability] = []
    // From the days' rules.
    public var clock: [MonitoringClock] = []
    public var signals: [SignalRecord] = []
    public var verdicts: [RoundVerdict] = []
    public var published: [PublishedIndicator] = []

    public init() {}
}
