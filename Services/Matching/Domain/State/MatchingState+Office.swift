import Vocabulary

/// The allocation office decides which presentations go out (AVG article 22): it confirms a proposed presentation or
/// replaces it, with reasons.
extension MatchingState {
    /// Confirms a proposal. Candidates who no longer meet the hard rules, after a lock, an exclusion or a change, are
    /// left out; when no candidate is left, the proposal is dropped and the dwelling refilled.
    mutating func confirm(_ presentationId: String, eventRef: String) -> [MatchingOutcome] {
        guard var presentation = self.proposed(presentationId),
            let dwelling = self.dwellings[presentation.dwellingId], let day = self.currentDay
        else { return [self.refusal(presentationId, eventRef, self.refusalIfNotProposed(presentationId))] }
        let pending = presentation.candidates.filter { $0.result == .pending }.map(\.applicationId)
        let fit = pending.compactMap { self.presented($0, for: dwelling, on: day) }
        guard !fit.isEmpty else {
            return [self.refusal(presentationId, eventRef, .rulesNotMet)]
                + self.end(presentationId, why: .candidatesWithdrawn, dwellingBecomes: .nominated)
        }
        self.release(Set(pending).subtracting(fit.map(\.applicationId)))
        presentation.candidates = fit
        return [.decisionApplied(eventRef: eventRef, presentationId: presentationId)]
            + self.sendToCorporation(presentation)
    }

    /// Replaces the proposed candidates by free ones, or by some of those proposed. All must meet the hard rules,
    /// exceptions included. Candidates who are left out are free again for the next day's solve.
    mutating func override(
        _ presentationId: String, with candidates: [String], reasons: [String], eventRef: String
    ) -> [MatchingOutcome] {
        func refused(_ code: DecisionRefusal) -> [MatchingOutcome] {
            [self.refusal(presentationId, eventRef, code)]
        }
        guard var presentation = self.proposed(presentationId),
            let dwelling = self.dwellings[presentation.dwellingId], let day = self.currentDay
        else { return refused(self.refusalIfNotProposed(presentationId)) }
        let limit = self.rounds[presentation.roundId]?.policy.candidatesPerDwelling ?? 0
        guard candidates.count <= limit else { return refused(.tooManyCandidates) }
        let known = Set(presentation.candidates.filter { $0.result == .pending }.map(\.applicationId))
        var presented: [PresentedCandidate] = []
        for id in candidates {
            guard let candidate = self.candidates[id], known.contains(id) || candidate.state == .waiting else {
                return refused(.candidateUnavailable)
            }
            guard let fits = self.presented(id, for: dwelling, on: day) else { return refused(.rulesNotMet) }
            presented.append(fits)
        }
        self.release(known.subtracting(candidates))
        presentation.candidates = presented
        presentation.overrideReasons = reasons
        for id in candidates {
            self.candidates.change(id) {
                $0.state = .presented
                $0.presentationId = presentationId
            }
        }
        return [.decisionApplied(eventRef: eventRef, presentationId: presentationId)]
            + self.sendToCorporation(presentation)
    }

    /// Frees candidates of a proposal. Only the office has seen it, so it does not count as presenting them.
    private mutating func release(_ candidates: Set<String>) {
        for id in candidates {
            self.candidates.change(id) {
                $0.state = .waiting
                $0.presentationId = nil
            }
        }
    }

    /// Publishes a proposal. The corporation's days for an answer count from now.
    private mutating func sendToCorporation(_ proposed: Presentation) -> [MatchingOutcome] {
        var presentation = proposed
        presentation.state = .live
        presentation.wasPublished = true
        presentation.confirmedOn = self.currentDay
        if let day = self.currentDay {
            let days = self.rounds[presentation.roundId]?.policy.responseDays ?? 0
            presentation.respondBy = day.adding(days: max(0, days))
        }
        self.presentations.put(presentation)
        self.recordPublication(presentation)
        return [.presentationMade(presentation)]
    }

    /// Records that the corporation sees the presentation: its candidates count as presented for the dwelling, and the
    /// office's review of the dwelling is settled.
    mutating func recordPublication(_ presentation: Presentation) {
        self.presentedFor[presentation.dwellingId, default: []].formUnion(
            presentation.candidates.map(\.applicationId))
        self.dwellings.change(presentation.dwellingId) { $0.asksOffice = nil }
    }

    private func proposed(_ presentationId: String) -> Presentation? {
        guard let presentation = self.presentations[presentationId], presentation.state == .proposed else { return nil }
        return presentation
    }

    private func refusalIfNotProposed(_ presentationId: String) -> DecisionRefusal {
        switch self.presentations[presentationId]?.state {
        case nil: .presentationUnknown
        case .ended: .presentationEnded
        case .live, .proposed: .notProposed
        }
    }

    /// The candidate as part of a presentation of this dwelling today; `nil` when a hard rule forbids it.
    private func presented(_ id: String, for dwelling: Dwelling, on day: CalendarDate) -> PresentedCandidate? {
        guard let candidate = self.candidates[id] else { return nil }
        let open = DaySituation.OpenCandidate(
            candidate, exceptions: self.exceptions.filter { $0.applicationId == candidate.id && $0.grantedOn <= day })
        let openDwelling = DaySituation.OpenDwelling(
            dwelling, policyVersion: self.rounds[dwelling.nomination.roundId]?.policy.version ?? "",
            presentedTo: self.presentedFor[dwelling.id]?.contains(id) == true ? [id] : [],
            isLocked: self.locks.sorted.contains { $0.covers(dwelling.nomination, on: day) })
        let ruleDay = RuleDay(day, policy: self.policy(on: day).limits ?? [])
        let isEligible = EligibilityRule.isEligible(
            open.profile, openDwelling.nomination, on: ruleDay, PairCircumstances(open, openDwelling))
        return isEligible ? PresentedCandidate(open, for: openDwelling, on: ruleDay) : nil
    }

    func refusal(_ presentationId: String, _ eventRef: String, _ code: DecisionRefusal) -> MatchingOutcome {
        .decisionRefused(eventRef: eventRef, presentationId: presentationId, code: code)
    }
}
