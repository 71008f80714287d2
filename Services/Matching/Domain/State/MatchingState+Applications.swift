import Vocabulary

extension MatchingState {
    /// A new application, or one submitted again after it was withdrawn. One that is known already takes the new
    /// profile, unless it has a dwelling.
    mutating func submit(_ id: String, _ profile: CandidateProfile) {
        guard let known = self.candidates[id] else {
            self.candidates.put(Candidate(id: id, profile: profile))
            return
        }
        guard known.state != .placed, known.state != .housed else { return }
        self.candidates.update(id) {
            $0.profile = profile
            if $0.state == .withdrawn {
                $0.state = .waiting
                $0.withdrawalReason = nil
            }
        }
    }

    /// Takes a candidate out, also out of the presentation that it stands in. Someone who has a dwelling stays where
    /// they are.
    mutating func withdraw(applicationId: String, reason: String) -> [MatchingOutcome] {
        guard let candidate = self.candidates[applicationId] else { return [] }
        guard candidate.state == .waiting || candidate.state == .presented else { return [] }
        let outcomes = self.leavePresentation(candidate)
        self.candidates.update(applicationId) {
            $0.state = .withdrawn
            $0.withdrawalReason = reason
        }
        return outcomes
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
