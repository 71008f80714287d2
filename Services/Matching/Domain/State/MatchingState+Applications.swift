import Vocabulary

extension MatchingState {
    /// Records a new application, one submitted again after a withdrawal, or a correction of a known one.
    mutating func submit(_ id: String, _ profile: CandidateProfile) {
        guard self.candidates[id] != nil else { return self.candidates.put(Candidate(id: id, profile: profile)) }
        self.candidates.change(id) {
            $0.profile = profile
            $0.profile.waitingSince = profile.waitingSince.adding(days: $0.pausedDays ?? 0)
            if $0.state == .withdrawn {
                $0.state = .waiting
                $0.withdrawalReason = nil
            }
        }
    }

    /// Applies a change at once if its day has begun, otherwise when that day begins. So it makes no difference how
    /// long ahead the change was reported.
    mutating func change(_ applicationId: String, _ change: PlannedChange) -> [MatchingOutcome] {
        if let today = self.currentDay, change.on > today {
            self.candidates.change(applicationId) { candidate in
                var planned = candidate.planned ?? []
                // A new withdrawal replaces the earlier one.
                if case .withdraw = change.kind {
                    planned.removeAll { if case .withdraw = $0.kind { true } else { false } }
                }
                planned.insert(change, at: planned.firstIndex { $0.on > change.on } ?? planned.count)
                candidate.planned = planned
            }
            return []
        }
        switch change.kind {
        case .pause: return self.pause(applicationId: applicationId, on: change.on)
        case .resume:
            self.resume(applicationId: applicationId, on: change.on)
            return []
        case .withdraw(let reason): return self.withdraw(applicationId: applicationId, reason: reason)
        }
    }

    /// Applies the changes planned for this day, by application.
    mutating func applyPlannedChanges(on day: CalendarDate) -> [MatchingOutcome] {
        self.candidates.filter { $0.planned.map { $0.contains { $0.on <= day } } ?? false }.flatMap { candidate in
            let due = (candidate.planned ?? []).filter { $0.on <= day }
            self.candidates.change(candidate.id) {
                let later = ($0.planned ?? []).filter { $0.on > day }
                $0.planned = later.isEmpty ? nil : later
            }
            return due.flatMap { self.change(candidate.id, $0) }
        }
    }

    /// Withdraws a candidate from its presentation, or from its placement if the tenancy has not started. A client who
    /// lives in the dwelling stays there.
    private mutating func withdraw(applicationId: String, reason: String) -> [MatchingOutcome] {
        guard let candidate = self.candidates[applicationId] else { return [] }
        let placements =
            candidate.state == .placed ? self.pendingPlacements { $0.applicationId == applicationId } : []
        guard [.waiting, .presented, .paused].contains(candidate.state) || !placements.isEmpty else {
            // Recorded in case the tenancy turns out to belong to another client.
            self.candidates.change(applicationId) { $0.withdrawalReason = $0.withdrawalReason ?? reason }
            return []
        }
        let outcomes =
            placements.flatMap { self.cancel($0, why: .clientWithdrawn) } + self.removeFromPresentation(candidate)
        self.candidates.change(applicationId) {
            $0.state = .withdrawn
            $0.withdrawalReason = reason
            $0.pausedOn = nil
            $0.planned = nil
        }
        return outcomes
    }

    /// Records an allocation outside the central point: the client named in it stops waiting, and a nominated dwelling
    /// is let. If Matching itself placed the client in that dwelling, all states stay as they are.
    ///
    /// A correction first undoes the effects of the same allocation.
    mutating func allocate(
        _ allocation: Allocation, applicationId: String?, dwellingId: String?, isCorrection: Bool
    ) -> [MatchingOutcome] {
        if isCorrection { self.undo(allocation: allocation.id, except: dwellingId) }
        let known = self.placements.only {
            $0.dwellingId == dwellingId && $0.cancelledOn == nil
                && (applicationId == nil || $0.applicationId == applicationId)
        }
        if known != nil {
            // If the placement is cancelled, the client still has the home that the office reported.
            if let applicationId {
                self.candidates.change(applicationId) { $0.move(into: Home(allocation.id, on: allocation.on)) }
            }
            return []
        }
        self.allocations.put(allocation)
        var outcomes: [MatchingOutcome] = []
        for placement in self.pendingPlacements(where: { $0.dwellingId == dwellingId }) {
            outcomes += self.cancel(placement, why: .letToAnother)
        }
        if let open = dwellingId.flatMap({ self.dwellings[$0] }), open.state == .nominated || open.state == .presented {
            outcomes += self.finish(open, why: .dwellingLet, as: .rented)
            self.dwellings.change(open.id) { $0.letBy = allocation.id }
        }
        guard let applicationId else { return outcomes }
        for placement in self.pendingPlacements(where: { $0.applicationId == applicationId }) {
            outcomes += self.cancel(placement, why: .clientHoused)
        }
        guard let candidate = self.candidates[applicationId],
            [.waiting, .presented, .paused, .housed].contains(candidate.state)
        else { return outcomes }
        outcomes += self.removeFromPresentation(candidate)
        self.candidates.change(applicationId) {
            $0.state = .housed
            $0.move(into: Home(allocation.id, on: allocation.on))
        }
        return outcomes
    }

    private mutating func undo(allocation id: String, except dwellingId: String?) {
        for client in self.candidates.filter({ $0.isHoused(by: id) }) {
            self.candidates.change(client.id) { $0.moveOut(of: id) }
        }
        for dwelling in self.dwellings.filter({ $0.letBy == id && $0.state == .rented && $0.id != dwellingId }) {
            let isOpen = self.rounds[dwelling.nomination.roundId]?.state == .open
            self.dwellings.change(dwelling.id) { $0.undoLetting(isRoundOpen: isOpen) }
        }
    }

    /// Pauses a candidate and takes it out of its presentation. A chosen candidate keeps the dwelling; the pause is
    /// recorded in case the placement is cancelled.
    private mutating func pause(applicationId: String, on day: CalendarDate) -> [MatchingOutcome] {
        guard let candidate = self.candidates[applicationId] else { return [] }
        if candidate.state == .placed || candidate.state == .housed, candidate.pausedOn == nil {
            self.candidates.change(applicationId) { $0.pausedOn = day }
        }
        guard candidate.state == .waiting || candidate.state == .presented else { return [] }
        let outcomes = self.removeFromPresentation(candidate)
        self.candidates.change(applicationId) {
            $0.state = .paused
            $0.pausedOn = day
        }
        return outcomes
    }

    /// Ends a pause: the candidate waits again, as if waiting had begun later by the days of the pause.
    private mutating func resume(applicationId: String, on day: CalendarDate) {
        self.candidates.change(applicationId) {
            guard let pausedOn = $0.pausedOn else { return }
            let days = max(0, day.days(since: pausedOn))
            if $0.state == .paused { $0.state = .waiting }
            $0.pausedOn = nil
            $0.pausedDays = ($0.pausedDays ?? 0) + days
            $0.pauses = ($0.pauses ?? []) + [WaitingClock.Pause(from: pausedOn, until: max(day, pausedOn))]
            $0.profile.waitingSince = $0.profile.waitingSince.adding(days: days)
        }
    }

    /// Takes a candidate out of its presentation; the others stay. When no candidate is left, the presentation ends and
    /// the dwelling is refilled.
    mutating func removeFromPresentation(_ candidate: Candidate) -> [MatchingOutcome] {
        guard let presentationId = candidate.presentationId else { return [] }
        self.candidates.change(candidate.id) {
            $0.state = .waiting
            $0.presentationId = nil
        }
        self.presentations.change(presentationId) { presentation in
            for index in presentation.candidates.indices
            where presentation.candidates[index].applicationId == candidate.id {
                presentation.candidates[index].result = .left
            }
        }
        guard let presentation = self.presentations[presentationId], presentation.state != .ended,
            !presentation.candidates.contains(where: { $0.result == .pending })
        else { return [] }
        return self.end(presentationId, why: .candidatesWithdrawn, dwellingBecomes: .nominated)
    }
}
