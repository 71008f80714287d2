/// Why a decision has no effect.
public enum RefusalCode: String, CaseIterable, Sendable {
    case presentationUnknown = "presentation-unknown"
    case presentationEnded = "presentation-ended"
    case candidateNotPresented = "candidate-not-presented"
    case candidateUnavailable = "candidate-unavailable"
    case reasonMissing = "reason-missing"
    case notProposed = "not-proposed"
    case rulesNotMet = "rules-not-met"
    case tooManyCandidates = "too-many-candidates"
    case tenancyStarted = "tenancy-started"
    case alertUnknown = "alert-unknown"
    case alertResolved = "alert-resolved"
    case seatUnknown = "seat-unknown"
    case dayPast = "day-past"
}
