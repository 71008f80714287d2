import Vocabulary

/// The part of Matching's state at the start of a day that the day's solve depends on. It is recorded with each solve,
/// so that the solve can be explained, replayed and tried under another policy.
public struct DaySituation: Codable, Equatable, Sendable {
    public struct OpenCandidate: Codable, Equatable, Sendable {
        public let id: String
        public let profile: CandidateProfile
        /// Whether the client refused the single offer (MAT-11).
        public let hasLostOffer: Bool
        public let exclusions: [CandidateExclusion]
        public let exceptions: [GrantedException]
        /// The finished pauses; `nil` for none, and in situations from before pauses were recorded.
        public let pauses: [WaitingClock.Pause]?

        /// The stored names.
        private enum CodingKeys: String, CodingKey {
            case id, profile, hasLostOffer, exceptions, pauses
            case exclusions = "bars"
        }

        /// The first day of waiting, pauses not subtracted.
        var since: CalendarDate {
            let days = (self.pauses ?? []).reduce(0) { $0 + ($1.until ?? $1.from).days(since: $1.from) }
            return self.profile.waitingSince.adding(days: -days)
        }

        public init(_ candidate: Candidate, exceptions: [GrantedException]) {
            self.id = candidate.id
            self.profile = candidate.profile
            self.hasLostOffer = candidate.hasUsedUpOffer
            self.exclusions = candidate.exclusions ?? []
            self.exceptions = exceptions
            self.pauses = candidate.pauses
        }
    }

    public struct OpenDwelling: Codable, Equatable, Sendable {
        public var id: String { self.nomination.dwellingId }
        public let nomination: DwellingNomination
        /// The policy of the dwelling's round.
        public let policyVersion: String
        /// The number of presentations before this day, over all rounds.
        public let presentations: Int
        /// Open candidates who were presented for this dwelling before, sorted.
        public let presentedTo: [String]
        public let isLocked: Bool
        public let isOverCap: Bool
        /// Whether its presentation waits for the allocation office, regardless of the policy.
        public let asksOffice: Bool

        public init(_ dwelling: Dwelling, policyVersion: String, presentedTo: [String], isLocked: Bool) {
            self.nomination = dwelling.nomination
            self.policyVersion = policyVersion
            self.presentations = dwelling.presentations
            self.presentedTo = presentedTo
            self.isLocked = isLocked
            self.isOverCap = dwelling.isOverCap ?? false
            self.asksOffice = dwelling.asksOffice ?? false
        }
    }

    /// The number of placements, or of pending candidates, of one institution and route.
    public struct PlacementCount: Codable, Equatable, Sendable {
        public let institution: String
        public let route: Route
        public let count: Int

        public init(institution: String, route: Route, count: Int) {
            self.institution = institution
            self.route = route
            self.count = count
        }
    }

    /// The deficit from earlier years, in hundredths of a placement; below zero: a lead.
    public struct CarriedDeficit: Codable, Equatable, Sendable {
        public let institution: String
        public let route: Route
        public let hundredths: Int

        public init(institution: String, route: Route, hundredths: Int) {
            self.institution = institution
            self.route = route
            self.hundredths = hundredths
        }
    }

    public let day: CalendarDate
    /// The free candidates who can move, sorted by id.
    public let candidates: [OpenCandidate]
    /// The dwellings in an open round and in no presentation, sorted by id.
    public let dwellings: [OpenDwelling]
    /// The policies of the open rounds and of the day, by version.
    public var policies: [Policy]
    /// The version whose norm, levels and weights the day's solve uses.
    public let dayPolicy: String
    /// MAT-8's figures for each group.
    public let groupFigures: [GroupRanks.Figures]
    /// The contingents of the day's year, sorted by institution.
    public var contingents: [Contingent]
    /// Placements of the day's year, sorted by institution and route.
    public let placed: [PlacementCount]
    /// Candidates in presentations that a corporation or the office is considering at the start of the day, sorted
    /// likewise; `nil` in situations from before they counted.
    public let pending: [PlacementCount]?
    /// Deficits from earlier years, sorted likewise; `nil` in situations from before deficits were carried into the
    /// next year.
    public let carried: [CarriedDeficit]?

    /// The stored names.
    private enum CodingKeys: String, CodingKey {
        case day, candidates, dwellings, policies, dayPolicy, contingents, placed, pending, carried
        case groupFigures = "standings"
    }

    /// - Parameters: sorted as the properties say.
    public init(
        day: CalendarDate, candidates: [OpenCandidate], dwellings: [OpenDwelling], policies: [Policy],
        dayPolicy: String, groupFigures: [GroupRanks.Figures], contingents: [Contingent], placed: [PlacementCount],
        pending: [PlacementCount] = [], carried: [CarriedDeficit] = []
    ) {
        self.day = day
        self.candidates = candidates
        self.dwellings = dwellings
        self.policies = policies
        self.dayPolicy = dayPolicy
        self.groupFigures = groupFigures
        self.contingents = contingents
        self.placed = placed
        self.pending = pending
        self.carried = carried
    }

    public func policy(_ version: String) -> Policy {
        self.policies.first { $0.version == version } ?? .initial
    }

    /// The day of the rules, with the limits of the day's policy.
    public var ruleDay: RuleDay { RuleDay(self.day, policy: self.policy(self.dayPolicy).limits ?? []) }

    /// The same day with a change in every policy, for what-if questions. A changed inflow share applies to every
    /// contingent, including those that state their own.
    public func changing(_ change: PolicyChange) -> DaySituation {
        var changed = self
        for index in changed.policies.indices { change.apply(to: &changed.policies[index]) }
        if change.inflowSharePercent != nil {
            changed.contingents = self.contingents.map {
                Contingent(id: $0.id, institution: $0.institution, year: $0.year, dwellings: $0.dwellings)
            }
        }
        return changed
    }
}

extension DaySituation {
    /// The length of MAT-8's "most recent period".
    private static let recentMonths = 3

    init(_ state: MatchingState, day: CalendarDate) {
        let openRounds = state.rounds.filter { $0.state == .open && $0.opensOn <= day }
        let policyOfRound = Dictionary(openRounds.map { ($0.id, $0.policy) }, uniquingKeysWith: { first, _ in first })
        let dwellings = state.dwellings.filter { $0.state == .nominated && policyOfRound[$0.nomination.roundId] != nil }
        let candidates =
            dwellings.isEmpty ? [] : state.candidates.filter { $0.state == .waiting && $0.profile.readyFrom <= day }
        let exceptions = Dictionary(grouping: state.exceptions.filter { $0.grantedOn <= day }, by: \.applicationId)
        let locks = state.locks.sorted
        let free = Set(candidates.map(\.id))
        let dayPolicy = state.policy(on: day)
        var policies = [dayPolicy.version: dayPolicy]
        for round in openRounds { policies[round.policy.version] = round.policy }

        self.day = day
        self.candidates = candidates.map {
            OpenCandidate($0, exceptions: exceptions[$0.id] ?? [])
        }
        self.dwellings = dwellings.map { dwelling in
            OpenDwelling(
                dwelling, policyVersion: policyOfRound[dwelling.nomination.roundId]?.version ?? "",
                presentedTo: (state.presentedFor[dwelling.id] ?? []).intersection(free).sorted(),
                isLocked: locks.contains { $0.covers(dwelling.nomination, on: day) })
        }
        self.policies = policies.values.sorted { $0.version < $1.version }.map(\.withoutOrigin)
        self.dayPolicy = dayPolicy.version
        self.groupFigures = dwellings.isEmpty ? [] : Self.figures(state, day: day)
        self.contingents = state.contingents.filter { $0.year == day.year }.sorted {
            ($0.institution, $0.id) < ($1.institution, $1.id)
        }
        self.placed = Self.placed(state, year: day.year)
        self.pending = Self.pending(state)
        self.carried = state.carried(into: day.year)
    }

    /// The figures of the groups for inflow and outflow MO/BW. A client who can move and has no dwelling counts as
    /// waiting, presented or not.
    private static func figures(_ state: MatchingState, day: CalendarDate) -> [GroupRanks.Figures] {
        var figures: [TargetGroup: GroupRanks.Figures] = [:]
        // A client who used up the single offer does not count as waiting, unless an exception restores the offer.
        let excepted = Set(
            state.exceptions.filter { $0.rule == .singleOffer && $0.grantedOn <= day }.map(\.applicationId))
        for candidate in state.candidates.filter({
            ($0.state == .waiting || $0.state == .presented) && (!$0.hasUsedUpOffer || excepted.contains($0.id))
        })
        where candidate.profile.readyFrom <= day && candidate.profile.group.countsIn == .moBw {
            let group = candidate.profile.group
            let none = GroupRanks.Figures(group: group, waitingDays: 0, waiting: 0, placements: 0)
            figures[group, default: none].waiting += 1
            figures[group, default: none].waitingDays += max(0, day.days(since: candidate.profile.waitingSince))
        }
        let since = day.adding(months: -Self.recentMonths)
        for placement in state.placements.filter({ $0.cancelledOn == nil && ($0.decidedOn ?? since) >= since }) {
            figures[placement.group]?.placements += 1
        }
        return TargetGroup.allCases.compactMap { figures[$0] }
    }

    static func placed(_ state: MatchingState, year: Int) -> [PlacementCount] {
        Self.counted(
            state.placements.filter {
                $0.decidedOn?.year == year && $0.cancelledOn == nil && $0.countsInContingents
            }.map { Key(institution: $0.institution, route: $0.route) })
    }

    /// Pending candidates count as part of a placement each; otherwise an institution with candidates in many
    /// presentations would seem to be behind. Rooms do not count in the contingents.
    private static func pending(_ state: MatchingState) -> [PlacementCount] {
        Self.counted(
            state.openPresentations.sorted().compactMap { state.presentations[$0] }.filter {
                state.dwellings[$0.dwellingId]?.nomination.kind.isIndependent ?? true
            }.flatMap { presentation in
                presentation.candidates.filter { $0.result == .pending && $0.countsInContingents }
                    .map { Key(institution: $0.institution, route: $0.route) }
            })
    }

    private struct Key: Hashable {
        let institution: String
        let route: Route
    }

    private static func counted(_ keys: [Key]) -> [PlacementCount] {
        Dictionary(grouping: keys) { $0 }.mapValues(\.count)
            .map { PlacementCount(institution: $0.key.institution, route: $0.key.route, count: $0.value) }
            .sorted { ($0.institution, $0.route.rawValue) < ($1.institution, $1.route.rawValue) }
    }
}
