import Vocabulary

/// One consequence of a fact. A fact's outcomes are published in order.
public enum MatchingOutcome: Equatable, Sendable {
    case quotaAnnounced(QuotaAnnouncement)
    /// A proposal that waits for the allocation office `to`.
    case presentationProposed(Presentation, to: String?)
    /// A proposal that ended without going out; only the office saw it.
    case presentationDropped(Presentation, to: String?, why: PresentationEnding)
    case presentationMade(Presentation)
    /// The ended presentation, with every candidate's result.
    case presentationEnded(Presentation, why: PresentationEnding)
    case placementConfirmed(Placement)
    /// The placement was undone before its tenancy; `cancelledWhy` gives the reason.
    case placementCancelled(Placement)
    /// The answer to a partner's event `eventRef`.
    case decisionApplied(eventRef: String, presentationId: String)
    case decisionRefused(eventRef: String, presentationId: String, code: DecisionRefusal)
    case solveCertified(SolveRecord)
    case roundReported(RoundReport)
}
