import Vocabulary

/// What follows from a fact, in the order in which it is to be published.
public enum MatchingOutcome: Equatable, Sendable {
    case quotaAnnounced(QuotaAnnouncement)
    /// Waits for the allocation office `to`.
    case presentationProposed(Presentation, to: String?)
    /// A proposal that came to nothing; only the office ever saw it.
    case presentationDropped(Presentation, to: String?, why: PresentationEnding)
    case presentationMade(Presentation)
    /// The presentation as it ended, with every candidate's result.
    case presentationEnded(Presentation, why: PresentationEnding)
    case placementConfirmed(Placement)
    /// The client refused it before the tenancy.
    case placementCancelled(Placement)
    /// The answer to a partner's event `eventRef`.
    case decisionApplied(eventRef: String, presentationId: String)
    case decisionRefused(eventRef: String, presentationId: String, code: DecisionRefusal)
    case solveCertified(SolveRecord)
    case roundReported(RoundReport)
}
