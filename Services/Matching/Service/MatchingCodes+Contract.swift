import Contracts
import MatchingDomain

// Conversions from the domain's codes to those of the wire. The switches are exhaustive, so a forgotten case does not
// compile.

extension PresentationEndingCode {
    init(_ ending: MatchingDomain.PresentationEnding) {
        self =
            switch ending {
            case .chosen: .chosen
            case .declined: .declined
            case .expired: .expired
            case .dwellingWithdrawn: .dwellingWithdrawn
            case .dwellingLapsed: .dwellingLapsed
            case .dwellingLet: .dwellingLet
            case .candidatesWithdrawn: .candidatesWithdrawn
            case .roundClosed: .roundClosed
            case .clientRefused: .clientRefused
            }
    }
}

extension PresentationDetail.State {
    init(_ state: Presentation.State) {
        self =
            switch state {
            case .proposed: .proposed
            case .live: .live
            case .ended: .ended
            }
    }
}

extension PresentationDetail.Candidate.Result {
    init(_ result: PresentedCandidate.Result) {
        self =
            switch result {
            case .pending: .pending
            case .chosen: .chosen
            case .declined: .declined
            case .released: .released
            case .refused: .refused
            case .left: .left
            }
    }
}

extension PlacementCancellation {
    init(_ cancellation: Placement.Cancellation) {
        self =
            switch cancellation {
            case .clientRefused: .clientRefused
            case .clientWithdrawn: .clientWithdrawn
            case .clientHoused: .clientHoused
            case .dwellingWithdrawn: .dwellingWithdrawn
            case .letToAnother: .letToAnother
            }
    }
}

extension StandingsChanged.Change.State {
    init(_ state: Standing.State) {
        self =
            switch state {
            case .waiting: .waiting
            case .paused: .paused
            case .presented: .presented
            case .placed: .placed
            case .housed: .housed
            case .withdrawn: .withdrawn
            case .lapsed: .lapsed
            case .rented: .rented
            case .unused: .unused
            }
    }
}

extension RefusalCode {
    init(_ refusal: DecisionRefusal) {
        self =
            switch refusal {
            case .presentationUnknown: .presentationUnknown
            case .presentationEnded: .presentationEnded
            case .candidateNotPresented: .candidateNotPresented
            case .candidateUnavailable: .candidateUnavailable
            case .reasonMissing: .reasonMissing
            case .notProposed: .notProposed
            case .rulesNotMet: .rulesNotMet
            case .tooManyCandidates: .tooManyCandidates
            case .tenancyStarted: .tenancyStarted
            }
    }
}

extension QuotaAnnounced.Advice.Kind {
    init(_ kind: DistrictAdvice.Kind) {
        self =
            switch kind {
            case .prefer: .prefer
            case .neutral: .neutral
            case .sparingly: .spare
            }
    }
}
