import Vocabulary

/// What Matching knew at a day's start, as far as the day's solve depends on it. Recorded with each solve, so that it
/// can be explained, replayed and tried under another policy.
public struct DaySituation: Codable, Equatable, Sendable {
    public struct OpenCandidate: Codable, Equatable, Sendable {
        public let id: String
        public let profile: CandidateProfile
        /// Refused the single offer (MAT-11).
        public let hasLostOffer: Bool
        public let bars: [Bar]
        public let exceptions: [GrantedException]
        /// Those that are over; `nil` for none, and in what was recorded before they were.
        public let pauses: [WaitingClock.Pause]?

        /// The first day of waiting, the pauses not taken off.
        var since: CalendarDate {
            let days = (self.pauses ?? []).reduce(0) { $0 + ($1.until ?? $1.from).days(since: $1.from) }
            return self.profile.waitingSince.adding(days: -days)
        }

        public init(_ candidate: Candidate, exceptions: [GrantedException]) {
            self.id = candidate.id
            self.profile = candidate.profile
            self.hasLostOffer = candidate.mayNotBeOfferedAgain
            self.bars = candidate.bars ?? []
            self.exceptions = exceptions
            self.pauses = candidate.pauses
        }
    }

    public struct OpenDwelling: Codable, Equatable, Sendable {
        public var id: String { self.nomination.dwellingId }
        public let nomination: DwellingNomination
        /// Of its round.
        public let policyVersion: String
        /// Presentations before this day, over all rounds.
        public let presentations: Int
        /// Open candidates whom it was presented to before, sorted.
        public let presentedTo: [String]
        public let isLocked: Bool
        public let isOverCap: Bool
        /// Its presentation waits for the allocation office, whatever the policy says.
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

    /// Placements of the year before this day.
    public struct Placed: Codable, Equatable, Sendable {
        public let institution: String
        public let route: Route
        public let count: Int

        public init(institution: String, route: Route, count: Int) {
            self.institution = institution
            self.route = route
            self.count = count
        }
    }

    /// What earlier years left, in hundredths of a placement: above zero it is behind.
    public struct Carried: Codable, Equatable, Sendable {
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
    /// Free and ready, sorted by id.
    public let candidates: [OpenCandidate]
    /// In an open round and not in a presentation, sorted by id.
    public let dwellings: [OpenDwelling]
    /// The policies of the open rounds and of the day, by version.
    public var policies: [Policy]
    /// The version whose norm, levels and weights the day's one solve goes by.
    public let dayPolicy: String
    /// MAT-8's figures per group.
    public let standings: [GroupRanks.Standing]
    /// Of the day's year, sorted by institution.
    public var contingents: [Contingent]
    /// Sorted by institution and route.
    public let placed: [Placed]
    /// Candidates in presentations that are with a corporation or the office at the day's start, sorted likewise; `nil` in
    /// situations recorded before they counted.
    public let pending: [Placed]?
    /// Sorted likewise; `nil` in situations recorded before deficits went over New Year.
    public let carried: [Carried]?

    /// - Parameters: sorted as the properties say.
    public init(
        day: CalendarDate, candidates: [OpenCandidate], dwellings: [OpenDwelling], policies: [Policy],
        dayPolicy: String, standings: [GroupRanks.Standing], contingents: [Contingent], placed: [Placed],
        pending: [Placed] = [], carried: [Carried] = []
    ) {
        self.day = day
        self.candidates = candidates
        self.dwellings = dwellings
        self.policies = policies
        self.dayPolicy = dayPolicy
        self.standings = standings
        self.contingents = contingents
        self.placed = placed
        self.pending = pending
        self.carried = carried
    }

    public func policy(_ version: String) -> Policy {
        self.policies.first { $0.version == version } ?? .initial
    }

    /// With the limits that the day's policy brings.
    public var ruleDay: RuleDay { RuleDay(self.day, policy: self.policy(self.dayPolicy).limits ?? []) }

    /// The same day as if every policy had been another: what-if. Another inflow share holds for every contingent, also
    /// for those that say their own.
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
    /// MAT-8's "most recent period".
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
                isLocked: locks.contains { $0.holds(dwelling.nomination, on: day) })
        }
        self.policies = policies.values.sorted { $0.version < $1.version }.map(\.withoutOrigin)
        self.dayPolicy = dayPolicy.version
        self.standings = dwellings.isEmpty ? [] : Self.standings(state, day: day)
        self.contingents = state.contingents.filter { $0.year == day.year }.sorted {
            ($0.institution, $0.id) < ($1.institution, $1.id)
        }
        self.placed = Self.placed(state, year: day.year)
        self.pending = Self.pending(state)
        self.carried = state.carried(into: day.year)
    }

    /// Everyone of the groups served who is ready and has no dwelling counts as waiting, presented or not.
    private static func standings(_ state: MatchingState, day: CalendarDate) -> [GroupRanks.Standing] {
        var standings: [TargetGroup: GroupRanks.Standing] = [:]
        // Who used up the single offer waits for nothing here, unless an exception gives it back.
        let excepted = Set(
            state.exceptions.filter { $0.rule == .singleOffer && $0.grantedOn <= day }.map(\.applicationId))
        for candidate in state.candidates.filter({
            ($0.state == .waiting || $0.state == .presented) && (!$0.mayNotBeOfferedAgain || excepted.contains($0.id))
        })
        where candidate.profile.readyFrom <= day && candidate.profile.group.countsIn == .moBw {
            let group = candidate.profile.group
            let none = GroupRanks.Standing(group: group, waitingDays: 0, waiting: 0, placements: 0)
            standings[group, default: none].waiting += 1
            standings[group, default: none].waitingDays += max(0, day.days(since: candidate.profile.waitingSince))
        }
        let since = day.adding(months: -Self.recentMonths)
        for placement in state.placements.filter({ $0.cancelledOn == nil && ($0.decidedOn ?? since) >= since }) {
            standings[placement.group]?.placements += 1
        }
        return TargetGroup.allCases.compactMap { standings[$0] }
    }

    static func placed(_ state: MatchingState, year: Int) -> [Placed] {
        Self.counted(
            state.placements.filter {
                $0.decidedOn?.year == year && $0.cancelledOn == nil && $0.countsInContingents
            }.map { Key(institution: $0.institution, route: $0.route) })
    }

    /// Each stands for a part of a placement: what is under way counts, or those with candidates everywhere would be taken for
    /// behind. Rooms are no dwellings of the contingents.
    private static func pending(_ state: MatchingState) -> [Placed] {
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

    private static func counted(_ keys: [Key]) -> [Placed] {
        Dictionary(grouping: keys) { $0 }.mapValues(\.count)
            .map { Placed(institution: $0.key.institution, route: $0.key.route, count: $0.value) }
            .sorted { ($0.institution, $0.route.rawValue) < ($1.institution, $1.route.rawValue) }
    }
}
