import Vocabulary

/// The allocation office has the last word on what goes out (AVG article 22): it confirms a proposed presentation or
/// replaces it, with reasons.
extension MatchingState {
    mutating func confirm(_ presentationId: String, eventRef: String) -> [MatchingOutcome] {
        guard let proposed = self.proposed(presentationId) else {
            return [self.refusal(presentationId, eventRef, self.whyNotProposed(presentationId))]
        }
        return [.decisionApplied(eventRef: eventRef, presentationId: presentationId)] + self.letGo(proposed)
    }

    /// Others than the solve proposed: free candidates, or some of those proposed, who meet the hard rules, exceptions
    /// counted in. Who is left out is free again for the next day's solve.
    mutating func override(
        _ presentationId: String, with candidates: [String], reasons: [String], eventRef: String
    ) -> [MatchingOutcome] {
        func refused(_ code: DecisionRefusal) -> [MatchingOutcome] {
            [self.refusal(presentationId, eventRef, code)]
        }
        guard var presentation = self.proposed(presentationId),
            let dwelling = self.dwellings[presentation.dwellingId], let day = self.currentDay
        else { return refused(self.whyNotProposed(presentationId)) }
        let limit = self.rounds[presentation.roundId]?.policy.candidatesPerDwelling ?? 0
        guard candidates.count <= limit else { return refused(.tooManyCandidates) }
        let known = Set(presentation.candidates.filter { $0.result == .pending }.map(\.applicationId))
        var presented: [PresentedCandidate] = []
        let ruleDay = RuleDay(day, policy: self.policy(on: day).limits ?? [])
        for id in candidates {
            guard let candidate = self.candidates[id], known.contains(id) || candidate.state == .waiting else {
                return refused(.candidateUnavailable)
            }
            let (open, place) = self.opened(candidate, dwelling, proposed: known, on: day)
            guard
                EligibilityRule.isEligible(
                    open.profile, place.nomination, on: ruleDay, PairCircumstances(open, place))
            else { return refused(.rulesNotMet) }
            presented.append(PresentedCandidate(open, for: place, on: ruleDay))
        }
        for id in known.subtracting(candidates) {
            self.candidates.update(id) {
                $0.state = .waiting
                $0.presentationId = nil
            }
            // Nobody outside has seen it: it was no presentation of this dwelling.
            self.presentedFor[dwelling.id]?.remove(id)
        }
        presentation.candidates = presented
        presentation.overrideReasons = reasons
        for id in candidates {
            self.presentedFor[dwelling.id, default: []].insert(id)
            self.candidates.update(id) {
                $0.state = .presented
                $0.presentationId = presentationId
            }
        }
        return [.decisionApplied(eventRef: eventRef, presentationId: presentationId)] + self.letGo(presentation)
    }

    /// The corporation's term starts when it hears of the presentation. Who left since the proposal was never in it.
    private mutating func letGo(_ proposed: Presentation) -> [MatchingOutcome] {
        var presentation = proposed
        for candidate in proposed.candidates where candidate.result != .pending {
            self.presentedFor[proposed.dwellingId]?.remove(candidate.applicationId)
        }
        presentation.candidates.removeAll { $0.result != .pending }
        presentation.state = .live
        presentation.wasPublished = true
        presentation.confirmedOn = self.currentDay
        if let day = self.currentDay {
            let days = self.rounds[presentation.roundId]?.policy.responseDays ?? 0
            presentation.respondBy = day.adding(days: max(0, days))
        }
        self.presentations.put(presentation)
        return [.presentationMade(presentation)]
    }

    private func proposed(_ presentationId: String) -> Presentation? {
        guard let presentation = self.presentations[presentationId], presentation.state == .proposed else { return nil }
        return presentation
    }

    private func whyNotProposed(_ presentationId: String) -> DecisionRefusal {
        switch self.presentations[presentationId]?.state {
        case nil: .presentationUnknown
        case .ended: .presentationEnded
        case .live, .proposed: .notProposed
        }
    }

    /// A candidate and a dwelling as the rules look at them now; being proposed for it is no earlier presentation.
    private func opened(
        _ candidate: Candidate, _ dwelling: Dwelling, proposed: Set<String>, on day: CalendarDate
    ) -> (DaySituation.OpenCandidate, DaySituation.OpenDwelling) {
        let before = (self.presentedFor[dwelling.id] ?? []).subtracting(proposed)
        return (
            DaySituation.OpenCandidate(
                candidate, exceptions: self.exceptions.all { $0.applicationId == candidate.id }),
            DaySituation.OpenDwelling(
                dwelling, policyVersion: self.rounds[dwelling.nomination.roundId]?.policy.version ?? "",
                presentedTo: before.contains(candidate.id) ? [candidate.id] : [],
                isLocked: self.locks.all.contains { $0.holds(dwelling.nomination, on: day) })
        )
    }

    func refusal(_ presentationId: String, _ eventRef: String, _ code: DecisionRefusal) -> MatchingOutcome {
        .decisionRefused(eventRef: eventRef, presentationId: presentationId, code: code)
    }
}
