import Vocabulary

extension MatchingState {
    /// Adds a policy version. A known version stays unchanged, because rounds may be on it.
    mutating func addVersion(_ policy: Policy) {
        guard self.policies[policy.version] == nil else { return }
        var numbered = policy
        numbered.ordinal = self.policies.count
        self.policies.put(numbered)
    }

    /// The version in force on a day: the last one valid by then; of two from the same day, the one that arrived later.
    func policy(on day: CalendarDate) -> Policy {
        let corrected = Set(self.policies.filter { $0.corrects != nil }.compactMap(\.corrects))
        return self.policies.filter { policy in
            policy.validFrom <= day && policy.eventRef.map { !corrected.contains($0) } ?? true
        }
        .max { ($0.validFrom, $0.ordinal) < ($1.validFrom, $1.ordinal) } ?? .initial
    }

    /// Records a corporation's size. The size of the latest day counts, regardless of the order of arrival. Open rounds
    /// are announced again.
    mutating func recordSize(_ size: CorporationSize) -> [MatchingOutcome] {
        guard let known = self.corporations[size.corporation] else {
            self.corporations.put(size)
            return self.rounds.filter { $0.state == .open }.flatMap { self.announce($0) }
        }
        let updated = known.adding(size)
        self.corporations.put(updated)
        if known.dwellings == updated.dwellings { return [] }
        return self.rounds.filter { $0.state == .open }.flatMap { self.announce($0) }
    }

    /// Opens a round and announces the quotas. A second opening corrects the first, as long as the round is open: days and
    /// total, but not the policy.
    mutating func open(_ opening: RoundOpening) -> [MatchingOutcome] {
        if let known = self.rounds[opening.roundId] {
            let corrected = known.corrected(by: opening)
            guard known.state == .open, corrected != known else { return [] }
            self.rounds.put(corrected)
            return self.announce(corrected)
        }
        let round = Round(opening: opening, policy: self.policy(on: opening.opensOn))
        self.rounds.put(round)
        return self.announce(round)
    }

    /// Divides the round's total over the corporations (MAT-1). The deviation left by earlier closed rounds is a
    /// separate figure.
    private mutating func announce(_ round: Round) -> [MatchingOutcome] {
        let sizes = self.corporations.sorted
        let shares = LargestRemainder.shares(
            of: round.dwellings, among: sizes.map { LargestRemainder.Claim(id: $0.corporation, size: $0.dwellings) })
        let earlier = self.rounds.filter { $0.state == .closed && $0.quarter < round.quarter }
        return zip(sizes, shares).map { size, share in
            let carried = earlier.reduce(0) { $0 + (self.quotas["\($1.id)/\(size.corporation)"]?.deviation ?? 0) }
            let quota = Quota(
                roundId: round.id, corporation: size.corporation, quota: share, carriedOver: carried,
                nominated: self.nominated(by: size.corporation, in: round.id))
            if self.quotas[quota.id] != quota { self.quotas.put(quota) }
            return .quotaAnnounced(
                QuotaAnnouncement(
                    roundId: round.id, quarter: round.quarter, corporation: size.corporation, opensOn: round.opensOn,
                    closesOn: round.closesOn, roundDwellings: round.dwellings, quota: share, carriedOver: carried,
                    nominated: quota.nominated, corporationDwellings: size.dwellings,
                    advice: self.advice(on: self.currentDay ?? round.opensOn)))
        }
    }

    /// Dwellings nominated and not withdrawn. Dwellings for another row of the targets do not count towards the quota.
    private func nominated(by corporation: String, in roundId: String) -> Int {
        self.dwellings.count {
            $0.nomination.roundId == roundId && $0.nomination.corporation == corporation && $0.state != .withdrawn
                && $0.nomination.reservation.countsInQuota($0.nomination.kind)
        }
    }

    /// Updates the quota's count at once, so that a deviation shows before the round closes (MAT-1).
    mutating func recount(_ nomination: DwellingNomination) {
        let count = self.nominated(by: nomination.corporation, in: nomination.roundId)
        let id = "\(nomination.roundId)/\(nomination.corporation)"
        // The deviation of a closed round was fixed when it closed.
        guard self.rounds[nomination.roundId]?.state != .closed else { return }
        guard let quota = self.quotas[id], quota.nominated != count else { return }
        self.quotas.change(id) { $0.nominated = count }
    }

    /// Closes a round for the office, possibly before its last day. If the date is in the future, the round closes when
    /// that day begins.
    mutating func close(roundId: String, on date: CalendarDate) -> [MatchingOutcome] {
        if let today = self.currentDay, date > today {
            self.rounds.change(roundId) { $0.closesEarlyOn = min(date, $0.closesEarlyOn ?? date) }
            return []
        }
        return self.close(roundId, closedOn: date)
    }

    /// Closes every round that has ended by this day, even if the office did not.
    mutating func closeRounds(by day: CalendarDate) -> [MatchingOutcome] {
        self.rounds.filter { $0.state == .open && $0.endsOn <= day }.flatMap { round in
            self.close(round.id, closedOn: min(round.closesOn, round.closesEarlyOn ?? round.closesOn))
        }
    }

    /// Closes a round: open presentations end, dwellings that were not placed become unused, and the funnel is reported
    /// (MAT-13). Later rounds that are already open carry over this round's deviation.
    private mutating func close(_ roundId: String, closedOn: CalendarDate) -> [MatchingOutcome] {
        guard let round = self.rounds[roundId], round.state == .open else { return [] }
        var outcomes: [MatchingOutcome] = []
        for dwelling in self.dwellings.filter({ $0.nomination.roundId == roundId })
        where dwelling.state == .nominated || dwelling.state == .presented {
            outcomes += self.finish(dwelling, why: .roundClosed, as: .unused)
        }
        for quota in self.quotas.filter({ $0.roundId == roundId }) {
            let nominated = self.nominated(by: quota.corporation, in: roundId)
            self.quotas.change(quota.id) { $0.nominated = nominated }
        }
        let report = self.report(round, closedOn: closedOn)
        self.rounds.change(roundId) {
            $0.state = .closed
            $0.closedOn = report.closedOn
            $0.report = report
        }
        outcomes.append(.roundReported(report))
        let later = self.rounds.filter { $0.state == .open && $0.quarter > round.quarter }
        return outcomes + later.flatMap { self.announce($0) }
    }
}
