import Vocabulary

extension MatchingState {
    /// A nomination. It joins the first solve after its round is open, also when the round opens later (MAT-12).
    ///
    /// The same dwelling can be nominated again once it was withdrawn, lapsed, let or left unused; otherwise a second
    /// nomination changes nothing. It remembers whom it was presented to.
    mutating func nominate(_ nomination: DwellingNomination) {
        defer { self.recount(nomination) }
        guard let known = self.dwellings[nomination.dwellingId] else {
            var new = Dwelling(nomination: nomination)
            new.ordinal = self.dwellings.count
            self.dwellings.put(new)
            return
        }
        switch known.state {
        case .nominated, .presented, .placed:
            return
        case .withdrawn, .lapsed, .rented, .unused:
            var again = Dwelling(nomination: nomination)
            again.presentations = known.presentations
            again.ordinal = known.ordinal
            self.dwellings.put(again)
        }
    }

    /// Takes back a nomination and frees its candidates. A dwelling that was matched stays matched.
    mutating func withdraw(dwellingId: String, reason: String) -> [MatchingOutcome] {
        guard let dwelling = self.dwellings[dwellingId] else { return [] }
        guard dwelling.state == .nominated || dwelling.state == .presented else { return [] }
        let outcomes = self.leave(dwelling, why: .dwellingWithdrawn, as: .withdrawn)
        self.dwellings.update(dwellingId) { $0.withdrawalReason = reason }
        self.recount(dwelling.nomination)
        return outcomes
    }

    /// Gives an open dwelling its final state and ends the presentation it stands in.
    mutating func leave(
        _ dwelling: Dwelling, why: PresentationEnding, as state: Dwelling.State
    ) -> [MatchingOutcome] {
        guard let presentationId = dwelling.presentationId else {
            self.dwellings.update(dwelling.id) { $0.state = state }
            return []
        }
        return self.end(presentationId, why: why, dwellingBecomes: state)
    }

    /// The start of a tenancy completes a placement. Without one the dwelling was let outside the rounds: its
    /// presentation ends. The tenant, when it is one of the candidates, has a dwelling and waits no longer.
    mutating func startTenancy(
        _ tenancyId: String, dwellingId: String, applicationId: String?, date: CalendarDate
    ) -> [MatchingOutcome] {
        var outcomes: [MatchingOutcome] = []
        if let dwelling = self.dwellings[dwellingId] {
            switch dwelling.state {
            case .nominated, .presented:
                outcomes += self.leave(dwelling, why: .dwellingLet, as: .rented)
            case .placed:
                let matched = self.placements.all {
                    $0.dwellingId == dwellingId && $0.tenancyId == nil && $0.cancelledOn == nil
                        && (applicationId == nil || $0.applicationId == applicationId)
                }
                for placement in matched {
                    self.placements.update(placement.id) {
                        $0.tenancyId = tenancyId
                        $0.tenancyStartedOn = date
                    }
                }
            case .withdrawn, .lapsed, .rented, .unused:
                break
            }
            self.dwellings.update(dwellingId) { $0.tenancyId = tenancyId }
        }
        if let applicationId, let candidate = self.candidates[applicationId],
            [.waiting, .presented, .paused].contains(candidate.state)
        {
            outcomes += self.leavePresentation(candidate)
            self.candidates.update(applicationId) { $0.state = .housed }
        }
        return outcomes
    }
}
