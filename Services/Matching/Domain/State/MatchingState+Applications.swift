import Vocabulary

extension MatchingState {
    /// A new application, one submitted again after it was withdrawn, or a correction of one that is known.
    mutating func submit(_ id: String, _ profile: CandidateProfile) {
        guard self.candidates[id] != nil else { return self.candidates.put(Candidate(id: id, profile: profile)) }
        self.candidates.update(id) {
            $0.profile = profile
            $0.profile.waitingSince = profile.waitingSince.adding(days: $0.pausedDays ?? 0)
            if $0.state == .withdrawn {
                $0.state = .waiting
                $0.withdrawalReason = nil
            }
        }
    }

    /// Takes a candidate out: out of the presentation that it stands in, or of the placement, as long as there is no
    /// tenancy. Someone who lives in the dwelling stays where they are.
    mutating func withdraw(applicationId: String, reason: String) -> [MatchingOutcome] {
        guard let candidate = self.candidates[applicationId] else { return [] }
        let placements =
            candidate.state == .placed ? self.pendingPlacements { $0.applicationId == applicationId } : []
        guard [.waiting, .presented, .paused].contains(candidate.state) || !placements.isEmpty else {
            // Remembered, should the tenancy turn out to be somebody else's.
            self.candidates.update(applicationId) { $0.withdrawalReason = $0.withdrawalReason ?? reason }
            return []
        }
        let outcomes =
            placements.flatMap { self.cancel($0, why: .clientWithdrawn) } + self.leavePresentation(candidate)
        self.candidates.update(applicationId) {
            $0.state = .withdrawn
            $0.withdrawalReason = reason
            $0.pausedOn = nil
        }
        return outcomes
    }

    /// Takes a candidate out for a while, also out of the presentation that it stands in. Somebody who was chosen keeps
    /// the dwelling; the pause is remembered, should the placement come to nothing.
    mutating func pause(applicationId: String, on day: CalendarDate) -> [MatchingOutcome] {
        guard let candidate = self.candidates[applicationId] else { return [] }
        if candidate.state == .placed || candidate.state == .housed, candidate.pausedOn == nil {
            self.candidates.update(applicationId) { $0.pausedOn = day }
        }
        guard candidate.state == .waiting || candidate.state == .presented else { return [] }
        let outcomes = self.leavePresentation(candidate)
        self.candidates.update(applicationId) {
            $0.state = .paused
            $0.pausedOn = day
        }
        return outcomes
    }

    /// Back among those who wait, as if waiting had begun later by the days of the pause.
    mutating func resume(applicationId: String, on day: CalendarDate) {
        self.candidates.update(applicationId) {
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
        self.candidates.update(candidate.id) {
            $0.state = .waiting
            $0.presentationId = nil
        }
        self.presentations.update(presentationId) { presentation in
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
