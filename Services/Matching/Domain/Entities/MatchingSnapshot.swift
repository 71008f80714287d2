import Vocabulary

/// What holds for the whole service.
public struct MatchingSettings: Codable, Equatable, Identifiable, Sendable {
    public var id: String = "matching"
    /// The day it is; `nil` before the first `calendar.day-started`.
    public var currentDay: CalendarDate?
    /// All standings were told; `nil` in what was kept before they were told at all.
    public var hasToldStandings: Bool?

    public init(currentDay: CalendarDate? = nil) {
        self.currentDay = currentDay
    }
}

/// Entities as they are kept in the database: all of them to restore a state, or those touched, to be upserted by id.
///
/// Entities are never deleted, they reach a final state. The arrays are sorted by id.
public struct MatchingSnapshot: Codable, Equatable, Sendable {
    public var candidates: [Candidate] = []
    public var dwellings: [Dwelling] = []
    public var rounds: [Round] = []
    public var quotas: [Quota] = []
    public var corporations: [CorporationSize] = []
    public var institutions: [Institution] = []
    public var contingents: [Contingent] = []
    public var policies: [Policy] = []
    public var presentations: [Presentation] = []
    public var placements: [Placement] = []
    public var exceptions: [GrantedException] = []
    public var locks: [LocationLock] = []
    public var projects: [Project] = []
    public var allocations: [Allocation] = []
    /// Only written: restoring does not need them, so they may be left out.
    public var solves: [SolveRecord] = []
    /// None or one.
    public var settings: [MatchingSettings] = []

    public init() {}

    public var isEmpty: Bool { self == MatchingSnapshot() }
}
