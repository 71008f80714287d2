import Vocabulary

extension MatchingState {
    /// Ends a presentation: pending candidates become free again, and the dwelling gets the given state.
    ///
    /// - Returns: the ending to publish, to the allocation office alone if the presentation never went out.
    mutating func end(
        _ presentationId: String, why: PresentationEnding, dwellingBecomes state: Dwelling.State
    ) -> [MatchingOutcome] {
        guard var presentation = self.presentations[presentationId], presentation.state != .ended else { return [] }
        presentation.state = .ended
        presentation.ending = why
        presentation.endedOn = self.currentDay
        for index in presentation.candidates.indices {
            if presentation.candidates[index].result == .pending { presentation.candidates[index].result = .released }
            let result = presentation.candidates[index].result
            guard result != .left, result != .refused else { continue }
            self.candidates.change(presentation.candidates[index].applicationId) {
                $0.state = result == .chosen ? .placed : .waiting
                $0.presentationId = nil
            }
        }
        self.dwellings.change(presentation.dwellingId) {
            $0.state = state
            $0.presentationId = nil
        }
        self.presentations.put(presentation)
        self.openPresentations.remove(presentationId)
        guard presentation.wasPublished else {
            return [.presentationDropped(presentation, to: self.rounds[presentation.roundId]?.office, why: why)]
        }
        return [.presentationEnded(presentation, why: why)]
    }

    /// Applies a corporation's choice: makes the placement and frees the other candidates, in one step (MAT-4).
    mutating func choose(
        _ applicationId: String, in presentationId: String, by corporation: String, eventRef: String,
        derive: (String) -> String
    ) -> [MatchingOutcome] {
        func refused(_ code: DecisionRefusal) -> [MatchingOutcome] {
            [.decisionRefused(eventRef: eventRef, presentationId: presentationId, code: code)]
        }
        if let refusal = self.refusal(of: presentationId, by: corporation) { return refused(refusal) }
        guard let presentation = self.presentations[presentationId],
            let index = presentation.candidates.firstIndex(where: { $0.applicationId == applicationId })
        else { return refused(.candidateNotPresented) }
        guard presentation.candidates[index].result == .pending, let candidate = self.candidates[applicationId],
            let dwelling = self.dwellings[presentation.dwellingId]
        else { return refused(.candidateUnavailable) }
        return [.decisionApplied(eventRef: eventRef, presentationId: presentationId)]
            + self.makePlacement(index, of: presentation, candidate, dwelling, derive: derive)
    }

    /// Places the candidate at this index of the presentation; group and route are those of the presentation.
    mutating func makePlacement(
        _ index: Int, of presentation: Presentation, _ candidate: Candidate, _ dwelling: Dwelling,
        derive: (String) -> String
    ) -> [MatchingOutcome] {
        self.presentations.change(presentation.id) { $0.candidates[index].result = .chosen }
        let ended = self.end(presentation.id, why: .chosen, dwellingBecomes: .placed)
        let presented = presentation.candidates[index]
        var placement = Placement(
            id: derive("placement/\(presentation.id)"), presentationId: presentation.id,
            roundId: presentation.roundId, dwellingId: dwelling.id, corporation: presentation.corporation,
            district: dwelling.nomination.district, applicationId: candidate.id,
            institution: presented.institution, group: presented.group, route: presented.route,
            contractForm: dwelling.nomination.contractForm, decidedOn: self.currentDay,
            waitingSince: candidate.profile.waitingSince)
        if !presented.countsInContingents || !dwelling.nomination.kind.isIndependent { placement.isApart = true }
        self.placements.put(placement)
        return ended + [.placementConfirmed(placement)]
    }

    /// Applies a corporation's decline, with a reason for each candidate; the next day's solve refills the dwelling
    /// (MAT-4).
    mutating func decline(
        _ presentationId: String, by corporation: String, reasons: [DeclineReason], eventRef: String
    ) -> [MatchingOutcome] {
        func refused(_ code: DecisionRefusal) -> [MatchingOutcome] {
            [.decisionRefused(eventRef: eventRef, presentationId: presentationId, code: code)]
        }
        if let refusal = self.refusal(of: presentationId, by: corporation) { return refused(refusal) }
        guard var presentation = self.presentations[presentationId] else { return refused(.presentationUnknown) }
        for reason in reasons {
            guard let index = presentation.candidates.firstIndex(where: { $0.applicationId == reason.applicationId })
            else { return refused(.candidateNotPresented) }
            // A reason for a candidate who left in the meantime is ignored.
            guard presentation.candidates[index].result == .pending else { continue }
            presentation.candidates[index].result = .declined
            presentation.candidates[index].declineReason = reason.code
        }
        let isComplete = !presentation.candidates.contains { $0.result == .pending }
        guard isComplete else { return refused(.reasonMissing) }
        self.presentations.put(presentation)
        self.applyDeclines(presentation)
        let ended = self.end(presentationId, why: .declined, dwellingBecomes: .nominated)
        return [.decisionApplied(eventRef: eventRef, presentationId: presentationId)] + ended
    }

    /// The reason why this corporation cannot decide on this presentation now; `nil` when it can. To a corporation
    /// neither a presentation that was never published nor another corporation's exists.
    private func refusal(of presentationId: String, by corporation: String) -> DecisionRefusal? {
        guard let presentation = self.presentations[presentationId], presentation.state != .proposed,
            presentation.corporation == corporation
        else { return .presentationUnknown }
        return presentation.state == .live ? nil : .presentationEnded
    }
}
