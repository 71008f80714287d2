import Vocabulary

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
