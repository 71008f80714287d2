import Vocabulary

extension MatchingState {
    /// A new application, one submitted again after it was withdrawn, or a correction of one that is known.
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

    /// A change holds from its own day on: at once when that day has begun, otherwise when it does. So it does not matter
    /// how long ahead it was told.
    mutating func change(_ applicationId: String, _ change: PlannedChange) -> [MatchingOutcome] {
        if let today = self.currentDay, change.on > today {
            self.candidates.change(applicationId) { candidate in
                var planned = candidate.planned ?? []
                // A withdrawal that is told anew takes the former's place.
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

    /// What was told ahead for this day, by application.
    mutating func changePlanned(on day: CalendarDate) -> [MatchingOutcome] {
        self.candidates.filter { $0.planned.map { $0.contains { $0.on <= day } } ?? false }.flatMap { candidate in
            let due = (candidate.planned ?? []).filter { $0.on <= day }
            self.candidates.change(candidate.id) {
                let later = ($0.planned ?? []).filter { $0.on > day }
                $0.planned = later.isEmpty ? nil : later
            }
            return due.flatMap { self.change(candidate.id, $0) }
        }
    }

    /// Takes a candidate out: out of the presentation that it stands in, or of the placement, as long as there is no
    /// tenancy. Someone who lives in the dwelling stays where they are.
    private mutating func withdraw(applicationId: String, reason: String) -> [MatchingOutcome] {
        guard let candidate = self.candidates[applicationId] else { return [] }
        let placements =
            candidate.state == .placed ? self.pendingPlacements { $0.applicationId == applicationId } : []
        guard [.waiting, .presented, .paused].contains(candidate.state) || !placements.isEmpty else {
            // Remembered, should the tenancy turn out to be somebody else's.
            self.candidates.change(applicationId) { $0.withdrawalReason = $0.withdrawalReason ?? reason }
            return []
        }
        let outcomes =
            placements.flatMap { self.cancel($0, why: .clientWithdrawn) } + self.leavePresentation(candidate)
        self.candidates.change(applicationId) {
            $0.state = .withdrawn
            $0.withdrawalReason = reason
            $0.pausedOn = nil
            $0.planned = nil
        }
        return outcomes
    }

    /// A dwelling was allocated outside the central point: a client named in it waits no longer, and a nominated dwelling is
    /// let. The same dwelling that Matching placed the client in is no news.
    ///
    /// A correction first undoes what the same allocation did.
    mutating func allocate(
        _ allocation: Allocation, applicationId: String?, dwellingId: String?, isCorrection: Bool
    ) -> [MatchingOutcome] {
        if isCorrection { self.undo(allocation: allocation.id, except: dwellingId) }
        let known = self.placements.only {
            $0.dwellingId == dwellingId && $0.cancelledOn == nil
                && (applicationId == nil || $0.applicationId == applicationId)
        }
        if known != nil {
            // Should the placement come to nothing, the client still has the home that the office says.
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
            outcomes += self.leave(open, why: .dwellingLet, as: .rented)
            self.dwellings.change(open.id) { $0.letBy = allocation.id }
        }
        guard let applicationId else { return outcomes }
        for placement in self.pendingPlacements(where: { $0.applicationId == applicationId }) {
            outcomes += self.cancel(placement, why: .clientHoused)
        }
        guard let candidate = self.candidates[applicationId],
            [.waiting, .presented, .paused, .housed].contains(candidate.state)
        else { return outcomes }
        outcomes += self.leavePresentation(candidate)
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
            self.dwellings.change(dwelling.id) { $0.comeFree(isRoundOpen: isOpen) }
        }
    }

    /// Takes a candidate out for a while, also out of the presentation that it stands in. Somebody who was chosen keeps
    /// the dwelling; the pause is remembered, should the placement come to nothing.
    private mutating func pause(applicationId: String, on day: CalendarDate) -> [MatchingOutcome] {
        guard let candidate = self.candidates[applicationId] else { return [] }
        if candidate.state == .placed || candidate.state == .housed, candidate.pausedOn == nil {
            self.candidates.change(applicationId) { $0.pausedOn = day }
        }
        guard candidate.state == .waiting || candidate.state == .presented else { return [] }
        let outcomes = self.leavePresentation(candidate)
        self.candidates.change(applicationId) {
            $0.state = .paused
            $0.pausedOn = day
        }
        return outcomes
    }

    /// Back among those who wait, as if waiting had begun later by the days of the pause.
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

    /// The candidate leaves the presentation; the others stay. When nobody is left it ends, and the dwelling is
    /// refilled.
    mutating func leavePresentation(_ candidate: Candidate) -> [MatchingOutcome] {
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
