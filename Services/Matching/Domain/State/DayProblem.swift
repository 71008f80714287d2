import Vocabulary

/// What is open at a day's start, as an instance to solve, and how to read the answer back.
struct DayProblem {
    let day: CalendarDate
    /// Open dwellings, sorted by id: the instance's, in its order.
    let dwellings: [Dwelling]
    /// Candidates with at least one eligible pair, sorted by id: the instance's, in its order.
    let candidates: [Candidate]
    /// All candidates that were free and ready.
    let openCandidates: Int
    let ranks: GroupRanks
    let instance: MatchingInstance
    private let rounds: [String: Round]

    /// MAT-8's "most recent period".
    private static let recentMonths = 3

    init(_ state: MatchingState, day: CalendarDate) throws(MatchingFault) {
        let openRounds = state.rounds.all { $0.state == .open && $0.opensOn <= day }
        let rounds = Dictionary(openRounds.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let dwellings = state.dwellings.all { $0.state == .nominated && rounds[$0.nomination.roundId] != nil }
        let open =
            dwellings.isEmpty ? [] : state.candidates.all { $0.state == .waiting && $0.profile.readyFrom <= day }
        self.day = day
        self.dwellings = dwellings
        self.openCandidates = open.count
        self.rounds = rounds
        let ranks = dwellings.isEmpty ? GroupRanks([]) : Self.ranks(state, day: day)
        self.ranks = ranks

        // One solve serves every open round, so the norm is the one of the day; K and terms are each round's own.
        let norm = state.policy(on: day).norm
        var candidates: [Candidate] = []
        var nodes: [MatchingInstance.Candidate] = []
        var pairs: [MatchingInstance.Pair] = []
        for candidate in open {
            let before = pairs.count
            for (index, dwelling) in dwellings.enumerated() {
                let presentedBefore = state.presentedFor[dwelling.id]?.contains(candidate.id) ?? false
                if EligibilityRule.isEligible(
                    candidate.profile, dwelling.nomination, on: day, presentedBefore: presentedBefore)
                {
                    pairs.append(MatchingInstance.Pair(candidate: candidates.count, dwelling: index))
                }
            }
            guard pairs.count > before else { continue }
            let profile = candidate.profile
            let isOver = norm.isExceeded(on: day, since: profile.waitingSince)
            candidates.append(candidate)
            nodes.append(
                MatchingInstance.Candidate(
                    id: candidate.id, institution: profile.institution, route: profile.route.rawValue,
                    overNormWeight: isOver ? ranks.weight(of: profile.group) : 0,
                    waitingDays: Int64(max(0, day.days(since: profile.waitingSince)))))
        }
        self.candidates = candidates
        self.instance = try MatchingInstance(
            candidates: nodes,
            dwellings: dwellings.map {
                let places = rounds[$0.nomination.roundId]?.policy.candidatesPerDwelling ?? 0
                return MatchingInstance.Dwelling(id: $0.id, places: max(0, places))
            },
            pairs: pairs)
    }

    /// Everyone of the groups served who is ready and has no dwelling counts as waiting, presented or not.
    private static func ranks(_ state: MatchingState, day: CalendarDate) -> GroupRanks {
        var standings: [TargetGroup: GroupRanks.Standing] = [:]
        func change(_ group: TargetGroup, _ change: (inout GroupRanks.Standing) -> Void) {
            let none = GroupRanks.Standing(group: group, waitingDays: 0, waiting: 0, placements: 0)
            change(&standings[group, default: none])
        }
        for candidate in state.candidates.all(where: { $0.state == .waiting || $0.state == .presented })
        where candidate.profile.readyFrom <= day && candidate.profile.group.countsIn == .moBw {
            change(candidate.profile.group) {
                $0.waiting += 1
                $0.waitingDays += max(0, day.days(since: candidate.profile.waitingSince))
            }
        }
        let since = day.adding(months: -Self.recentMonths)
        for placement in state.placements.all(where: { ($0.decidedOn ?? since) >= since })
        where standings[placement.group] != nil {
            change(placement.group) { $0.placements += 1 }
        }
        return GroupRanks(TargetGroup.allCases.compactMap { standings[$0] })
    }

    /// One presentation per dwelling that got candidates, in the order of the dwellings' ids.
    func presentations(
        _ assignment: Assignment, solveId: String, derive: (String) -> String
    ) -> [Presentation] {
        var chosen = [[Candidate]](repeating: [], count: self.dwellings.count)
        for pair in assignment.pairs { chosen[pair.dwelling].append(self.candidates[pair.candidate]) }
        return zip(self.dwellings, chosen).compactMap { dwelling, candidates in
            guard !candidates.isEmpty, let round = self.rounds[dwelling.nomination.roundId] else { return nil }
            let presented = candidates.sorted {
                ($0.profile.waitingSince, $0.id) < ($1.profile.waitingSince, $1.id)
            }.map {
                PresentedCandidate(
                    applicationId: $0.id, institution: $0.profile.institution, group: $0.profile.group,
                    route: $0.profile.route, waitingDays: max(0, self.day.days(since: $0.profile.waitingSince)),
                    result: .pending)
            }
            let isAutomatic = round.policy.confirmation == .automatic
            return Presentation(
                id: derive("presentation/\(dwelling.id)"), roundId: round.id, dwellingId: dwelling.id,
                corporation: dwelling.nomination.corporation, attempt: dwelling.presentations + 1, madeOn: self.day,
                respondBy: self.day.adding(days: max(0, round.policy.responseDays)),
                policyVersion: round.policy.version, solveId: solveId, candidates: presented,
                state: isAutomatic ? .live : .proposed, wasPublished: isAutomatic)
        }
    }
}
