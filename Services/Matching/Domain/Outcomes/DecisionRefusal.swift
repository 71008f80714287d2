import Vocabulary

/// The reason why a decision had no effect.
public enum DecisionRefusal: String, Codable, CaseIterable, Sendable {
    /// No such presentation was ever published to the partner.
    case presentationUnknown = "presentation-unknown"
    /// The presentation had already ended: chosen, declined, expired or withdrawn.
    case presentationEnded = "presentation-ended"
    /// The named application is not in the presentation.
    case candidateNotPresented = "candidate-not-presented"
    /// The application was presented but is no longer available, for example withdrawn or housed.
    case candidateUnavailable = "candidate-unavailable"
    /// A decline must give a reason for every candidate that is still available (MAT-4).
    case reasonMissing = "reason-missing"
    /// Only a presentation that waits for the allocation office can be confirmed or overridden.
    case notProposed = "not-proposed"
    /// An overriding candidate fails a hard rule that no exception lifts.
    case rulesNotMet = "rules-not-met"
    /// More candidates than the policy presents for a dwelling.
    case tooManyCandidates = "too-many-candidates"
    /// The tenancy has started, so the offer can no longer be refused.
    case tenancyStarted = "tenancy-started"
}
