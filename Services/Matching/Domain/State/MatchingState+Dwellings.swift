import Vocabulary

extension MatchingState {
    /// Records a nomination. The dwelling takes part from the first solve after its round opens, also if the round
    /// opens later than the nomination (MAT-12).
    ///
    /// A second nomination of the same dwelling corrects the first: the next solve uses the new features; the round
    /// stays. A withdrawn or lapsed dwelling comes in again, an unused one for another round only, a let one never. It
    /// keeps the list of candidates who were presented for it.
    mutating func nominate(_ nomination: DwellingNomination) {
        guard let known = self.dwellings[nomination.dwellingId] else {
            self.add(Dwelling(nomination: nomination))
            return self.recount(nomination)
        }
        var corrected = nomination
        corrected.corporation = known.nomination.corporation
        var reenters = known.state == .withdrawn || known.state == .lapsed
        if known.state == .unused { reenters = known.nomination.roundId != nomination.roundId }
        if reenters {
            var again = Dwelling(nomination: corrected)
            again.presentations = known.presentations
            again.asksOffice = known.asksOffice
            self.add(again)
            self.recount(known.nomination)
        } else {
            corrected.roundId = known.nomination.roundId
            self.dwellings.change(known.id) { $0.nomination = corrected }
        }
        self.recount(corrected)
    }

    private mutating func add(_ dwelling: Dwelling) {
        var numbered = dwelling
        numbered.ordinal = self.nextOrdinal
        self.nextOrdinal += 1
        self.dwellings.put(numbered)
    }

    /// Withdraws a nomination and frees its candidates, including a chosen one if the tenancy has not started.
    mutating func withdraw(dwellingId: String, reason: String) -> [MatchingOutcome] {
        guard let dwelling = self.dwellings[dwellingId] else { return [] }
        let placements =
            dwelling.state == .placed ? self.pendingPlacements { $0.dwellingId == dwellingId } : []
        guard dwelling.state == .nominated || dwelling.state == .presented || !placements.isEmpty else {
            // Recorded in case the tenancy turns out to be of another dwelling.
            if dwelling.state == .rented { self.dwellings.change(dwellingId) { $0.withdrawalReason = reason } }
            return []
        }
        var outcomes = placements.flatMap { self.cancel($0, why: .dwellingWithdrawn) }
        if let dwelling = self.dwellings[dwellingId] {
            outcomes += self.finish(dwelling, why: .dwellingWithdrawn, as: .withdrawn)
        }
        self.dwellings.change(dwellingId) { $0.withdrawalReason = reason }
        self.recount(dwelling.nomination)
        return outcomes
    }

    /// Gives an open dwelling its final state and ends its presentation.
    mutating func finish(
        _ dwelling: Dwelling, why: PresentationEnding, as state: Dwelling.State
    ) -> [MatchingOutcome] {
        guard let presentationId = dwelling.presentationId else {
            self.dwellings.change(dwelling.id) { $0.state = state }
            return []
        }
        return self.end(presentationId, why: why, dwellingBecomes: state)
    }

    /// Records the start of a tenancy, which completes a placement. If the tenant is among the presented candidates, it
    /// implies the corporation's choice as well. Otherwise the dwelling was let outside the rounds: its presentation
    /// ends, and a candidate who had been chosen waits again. The tenant has a dwelling now and stops waiting.
    ///
    /// A correction first undoes the effects of the same tenancy on another dwelling or tenant.
    mutating func startTenancy(
        _ tenancyId: String, dwellingId: String, applicationId: String?, date: CalendarDate, isCorrection: Bool,
        derive: (String) -> String
    ) -> [MatchingOutcome] {
        var outcomes: [MatchingOutcome] = []
        let wasHoused = applicationId.flatMap { self.candidates[$0] }?.isHoused(by: tenancyId) == true
        if isCorrection {
            self.undo(tenancyId, except: dwellingId, applicationId)
            for placement in self.placements.filter({ $0.tenancyId == tenancyId }) {
                self.placements.change(placement.id) { $0.tenancyStartedOn = date }
            }
        }
        if let dwelling = self.dwellings[dwellingId] {
            self.dwellings.change(dwellingId) { $0.tenancyId = tenancyId }
            if let applicationId {
                outcomes += self.reinstate(applicationId, dwellingId)
                outcomes += self.choose(tenant: applicationId, of: dwelling, derive: derive)
            }
            for placement in self.pendingPlacements(where: { $0.dwellingId == dwellingId }) {
                if applicationId == nil || applicationId == placement.applicationId {
                    self.placements.change(placement.id) {
                        $0.tenancyId = tenancyId
                        $0.tenancyStartedOn = date
                    }
                } else {
                    outcomes += self.cancel(placement, why: .letToAnother)
                }
            }
            if let open = self.dwellings[dwellingId], open.state == .nominated || open.state == .presented {
                outcomes += self.finish(open, why: .dwellingLet, as: .rented)
                self.dwellings.change(dwellingId) { $0.letBy = tenancyId }
            }
        }
        guard let applicationId else { return outcomes }
        for elsewhere in self.pendingPlacements(where: { $0.applicationId == applicationId }) {
            outcomes += self.cancel(elsewhere, why: .clientHoused)
        }
        if let candidate = self.candidates[applicationId],
            [.waiting, .presented, .paused].contains(candidate.state)
                || (wasHoused && candidate.state == .withdrawn)
        {
            outcomes += self.removeFromPresentation(candidate)
            self.candidates.change(applicationId) { $0.state = .housed }
        }
        self.candidates.change(applicationId) {
            if $0.state == .housed { $0.move(into: Home(tenancyId, on: date)) }
        }
        return outcomes
    }

    /// Undoes the effects of a tenancy on other dwellings and tenants: the dwelling is free or unused again, the tenant
    /// waits again, the placement waits for its tenancy.
    private mutating func undo(_ tenancyId: String, except dwellingId: String, _ applicationId: String?) {
        for placement in self.placements.filter({
            $0.tenancyId == tenancyId
                && ($0.dwellingId != dwellingId || (applicationId != nil && $0.applicationId != applicationId))
        }) {
            self.placements.change(placement.id) {
                $0.tenancyId = nil
                $0.tenancyStartedOn = nil
            }
        }
        // A client who is still its tenant is housed by it again directly after this.
        for tenant in self.candidates.filter({ $0.isHoused(by: tenancyId) }) {
            self.candidates.change(tenant.id) { $0.moveOut(of: tenancyId) }
        }
        for dwelling in self.dwellings.filter({ $0.tenancyId == tenancyId && $0.id != dwellingId }) {
            let isOpen = self.rounds[dwelling.nomination.roundId]?.state == .open
            self.dwellings.change(dwelling.id) {
                let isLetByTenancy = $0.letBy == tenancyId
                $0.tenancyId = isLetByTenancy ? nil : $0.letBy
                guard $0.state == .rented, isLetByTenancy else { return }
                $0.undoLetting(isRoundOpen: isOpen)
            }
        }
    }

    /// Restores a placement that a premature withdrawal had cancelled: the client lives there.
    private mutating func reinstate(_ applicationId: String, _ dwellingId: String) -> [MatchingOutcome] {
        guard self.pendingPlacements(where: { $0.dwellingId == dwellingId }).isEmpty,
            let undone = self.placements.filter({
                $0.dwellingId == dwellingId && $0.applicationId == applicationId && $0.cancelledOn != nil
            }).max(by: { ($0.decidedOn ?? .init(dayNumber: 0), $0.id) < ($1.decidedOn ?? .init(dayNumber: 0), $1.id) }),
            let dwelling = self.dwellings[dwellingId], let candidate = self.candidates[applicationId],
            candidate.state != .placed, candidate.state != .housed
        else { return [] }
        let outcomes =
            self.removeFromPresentation(candidate) + self.finish(dwelling, why: .dwellingLet, as: .placed)
        self.candidates.change(applicationId) { $0.state = .placed }
        self.placements.change(undone.id) {
            $0.cancelledOn = nil
            $0.cancelledWhy = nil
        }
        return outcomes + (self.placements[undone.id].map { [.placementConfirmed($0)] } ?? [])
    }

    /// Applies the choice that a tenancy implies, if the tenant is in the dwelling's live presentation.
    private mutating func choose(
        tenant applicationId: String, of dwelling: Dwelling, derive: (String) -> String
    ) -> [MatchingOutcome] {
        guard dwelling.state == .presented,
            let presentation = dwelling.presentationId.flatMap({ self.presentations[$0] }),
            presentation.state == .live, let candidate = self.candidates[applicationId],
            let index = presentation.candidates.firstIndex(where: {
                $0.applicationId == applicationId && $0.result == .pending
            })
        else { return [] }
        return self.makePlacement(index, of: presentation, candidate, dwelling, derive: derive)
    }
}
