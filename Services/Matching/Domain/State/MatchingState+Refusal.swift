import Vocabulary

extension MatchingState {
    /// Applies a client's refusal of the dwelling (MAT-11), either while the corporation still decides, or after it
    /// chose the client and before the tenancy. `DecisionPolicy` sets the consequence.
    mutating func refuse(
        _ presentationId: String, applicationId: String, reason: String, eventRef: String
    ) -> [MatchingOutcome] {
        func refused(_ code: DecisionRefusal) -> [MatchingOutcome] {
            [self.refusal(presentationId, eventRef, code)]
        }
        // An institution whose client was not presented learns nothing about the presentation.
        guard let presentation = self.presentations[presentationId], presentation.wasPublished,
            let index = presentation.candidates.firstIndex(where: { $0.applicationId == applicationId })
        else { return refused(.presentationUnknown) }
        let outcomes: [MatchingOutcome]
        switch presentation.candidates[index].result {
        case .pending:
            self.presentations.change(presentationId) {
                $0.candidates[index].result = .refused
                $0.candidates[index].refusalReason = reason
            }
            self.candidates.change(applicationId) {
                $0.state = .waiting
                $0.presentationId = nil
            }
            let isLast = !presentation.candidates.contains {
                $0.result == .pending && $0.applicationId != applicationId
            }
            outcomes =
                isLast ? self.end(presentationId, why: .clientRefused, dwellingBecomes: .nominated) : []
        case .chosen:
            guard
                let placement = self.placements.filter({
                    $0.presentationId == presentationId && $0.cancelledOn == nil
                }).first
            else { return refused(.presentationEnded) }
            guard placement.tenancyId == nil else { return refused(.tenancyStarted) }
            self.presentations.change(presentationId) {
                $0.candidates[index].result = .refused
                $0.candidates[index].refusalReason = reason
            }
            outcomes = self.cancel(placement, why: .clientRefused)
        case .declined, .released, .left, .refused:
            return refused(.candidateUnavailable)
        }
        if self.candidates[applicationId]?.hasSingleOffer == true,
            self.decisionTable(of: presentation).refusal(reason).usesOffer
        {
            self.candidates.change(applicationId) { $0.hasLostOffer = true }
        }
        return [.decisionApplied(eventRef: eventRef, presentationId: presentationId)] + outcomes
    }

    /// Cancels a placement before its tenancy. The client waits again, or is still paused. The dwelling is refilled if
    /// its round is still open, otherwise it is unused; if it was let to another tenant it stays let.
    mutating func cancel(_ placement: Placement, why: Placement.Cancellation) -> [MatchingOutcome] {
        let day = self.currentDay ?? placement.decidedOn
        self.placements.change(placement.id) {
            $0.cancelledOn = day
            $0.cancelledWhy = why
        }
        self.candidates.change(placement.applicationId) { $0.state = $0.stateWithoutDwelling }
        let isOpen = self.rounds[placement.roundId]?.state == .open
        self.dwellings.change(placement.dwellingId) {
            $0.state = $0.tenancyId != nil ? .rented : isOpen ? .nominated : .unused
        }
        guard let cancelled = self.placements[placement.id] else { return [] }
        return [.placementCancelled(cancelled)]
    }

    /// Placements whose tenancy has not started.
    func pendingPlacements(where condition: (Placement) -> Bool) -> [Placement] {
        self.placements.filter { $0.tenancyId == nil && $0.cancelledOn == nil && condition($0) }
    }

    /// The decision table of the policy that the presentation's round is on.
    private func decisionTable(of presentation: Presentation) -> DecisionPolicy {
        self.rounds[presentation.roundId]?.policy.decisionTable ?? .plan2019
    }

    /// Applies declines beyond the dwelling: exclusions of the candidate, and the office's review of the next presentation.
    mutating func applyDeclines(_ presentation: Presentation) {
        guard let nomination = self.dwellings[presentation.dwellingId]?.nomination else { return }
        let table = self.decisionTable(of: presentation)
        for candidate in presentation.candidates where candidate.result == .declined {
            let rule = table.decline(candidate.declineReason ?? "")
            let complex = rule.reach == .complex ? nomination.complex : nil
            if rule.reach == .corporation || complex != nil {
                let exclusion = CandidateExclusion(
                    corporation: nomination.corporation, complex: complex, reason: rule.reason)
                self.candidates.change(candidate.applicationId) {
                    if !($0.exclusions ?? []).contains(exclusion) {
                        $0.exclusions = ($0.exclusions ?? []) + [exclusion]
                    }
                }
            }
            if rule.asksOffice { self.dwellings.change(presentation.dwellingId) { $0.asksOffice = true } }
        }
    }
}
