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

/// Why a decision had no effect.
public enum DecisionRefusal: String, Codable, CaseIterable, Sendable {
    /// No such presentation was ever published.
    case presentationUnknown = "presentation-unknown"
    /// It was presented to another corporation.
    case notYourPresentation = "not-your-presentation"
    /// It ended before: chosen, declined, expired or taken back.
    case presentationEnded = "presentation-ended"
    /// The application named is not among those presented.
    case candidateNotPresented = "candidate-not-presented"
    /// It was presented, but has been withdrawn or housed since.
    case candidateUnavailable = "candidate-unavailable"
    /// A decline must give a reason for every candidate still available (MAT-4).
    case reasonMissing = "reason-missing"
    /// Only a presentation that waits for the allocation office can be confirmed or overridden.
    case notProposed = "not-proposed"
    /// An overriding candidate fails a hard rule that no exception lifts.
    case rulesNotMet = "rules-not-met"
    /// More candidates than the policy presents for a dwelling.
    case tooManyCandidates = "too-many-candidates"
    /// The tenancy has started: what is refused now is not the offer.
    case tenancyStarted = "tenancy-started"
}

/// What a corporation is asked to nominate in a round (MAT-1), with the advice on where (MAT-9).
public struct QuotaAnnouncement: Codable, Equatable, Sendable {
    public let roundId: String
    public let quarter: Quarter
    public let corporation: String
    public let opensOn: CalendarDate
    public let closesOn: CalendarDate
    /// The round's total over all corporations.
    public let roundDwellings: Int
    public let quota: Int
    /// See `Quota.carriedOver`.
    public let carriedOver: Int
    public let nominated: Int
    /// What the quota is in proportion to.
    public let corporationDwellings: Int
    public let advice: [DistrictAdvice]
}
