import Contracts
import MatchingDomain
import Vocabulary

// Conversions from Matching's domain types to the structs of the wire.

extension QuotaAnnounced {
    init(_ quota: QuotaAnnouncement) {
        self.init(
            roundId: quota.roundId, quarter: quota.quarter, corporation: quota.corporation, opensOn: quota.opensOn,
            closesOn: quota.closesOn, roundDwellings: quota.roundDwellings, quota: quota.quota,
            carriedOver: quota.carriedOver, nominated: quota.nominated,
            corporationDwellings: quota.corporationDwellings,
            advice: quota.advice.map { advice in
                Advice(
                    district: advice.district, kind: Advice.Kind(advice.kind),
                    shareOfCityStockPercent: advice.shareOfCityStockPercent,
                    socialRentPercent: advice.socialRentPercent, recentSharePercent: advice.recentSharePercent)
            })
    }
}

extension PresentationDetail {
    init(_ presentation: Presentation) {
        self.init(
            id: presentation.id, roundId: presentation.roundId, dwellingId: presentation.dwellingId,
            corporation: presentation.corporation, attempt: presentation.attempt, madeOn: presentation.madeOn,
            respondBy: presentation.respondBy, policyVersion: presentation.policyVersion,
            solveId: presentation.solveId, candidates: presentation.candidates.map { Candidate($0) },
            state: State(presentation.state), ending: presentation.ending.map { PresentationEndingCode($0) },
            endedOn: presentation.endedOn, wasPublished: presentation.wasPublished,
            confirmedOn: presentation.confirmedOn, overrideReasons: presentation.overrideReasons)
    }
}

extension PresentationDetail.Candidate {
    fileprivate init(_ candidate: PresentedCandidate) {
        self.init(
            applicationId: candidate.applicationId, institution: candidate.institution, group: candidate.group,
            route: candidate.route, waitingDays: candidate.waitingDays, result: Result(candidate.result),
            declineReason: candidate.declineReason, refusalReason: candidate.refusalReason,
            exceptions: candidate.exceptions)
    }
}

extension ProposalNotice {
    init(_ presentation: Presentation) {
        self.init(
            presentationId: presentation.id, roundId: presentation.roundId, dwellingId: presentation.dwellingId,
            corporation: presentation.corporation, madeOn: presentation.madeOn,
            candidates: presentation.candidates.map {
                Candidate(
                    applicationId: $0.applicationId, institution: $0.institution, group: $0.group, route: $0.route,
                    waitingDays: $0.waitingDays)
            })
    }
}

extension PresentationNotice {
    /// - Parameter candidates: the candidates that the receiver may see.
    init(_ presentation: Presentation, candidates: [PresentedCandidate]) {
        self.init(
            presentationId: presentation.id, roundId: presentation.roundId, dwellingId: presentation.dwellingId,
            madeOn: presentation.madeOn, respondBy: presentation.respondBy,
            candidates: candidates.map {
                Candidate(
                    applicationId: $0.applicationId, group: $0.group, route: $0.route, waitingDays: $0.waitingDays)
            })
    }
}

extension PresentationEndNotice {
    init(_ presentation: Presentation, _ why: MatchingDomain.PresentationEnding) {
        self.init(
            presentationId: presentation.id, dwellingId: presentation.dwellingId, why: PresentationEndingCode(why))
    }
}

extension PlacementDetail {
    init(_ placement: Placement) {
        self.init(
            id: placement.id, presentationId: placement.presentationId, roundId: placement.roundId,
            dwellingId: placement.dwellingId, corporation: placement.corporation, district: placement.district,
            applicationId: placement.applicationId, institution: placement.institution, group: placement.group,
            route: placement.route, contractForm: placement.contractForm, decidedOn: placement.decidedOn,
            waitingSince: placement.waitingSince, tenancyId: placement.tenancyId,
            tenancyStartedOn: placement.tenancyStartedOn, cancelledOn: placement.cancelledOn,
            cancelledWhy: placement.cancelledWhy.map { PlacementCancellation($0) }, isApart: placement.isApart)
    }
}

extension PlacementNotice {
    init(_ placement: Placement) {
        self.init(
            placementId: placement.id, presentationId: placement.presentationId, dwellingId: placement.dwellingId,
            applicationId: placement.applicationId, contractForm: placement.contractForm,
            why: placement.cancelledWhy.map { PlacementCancellation($0) })
    }
}

extension StandingsChanged.Change {
    init(_ standing: Standing) {
        let kind: Kind =
            switch standing.kind {
            case .application: .application
            case .dwelling: .dwelling
            }
        self.init(
            kind: kind, id: standing.id, state: State(standing.state), presentationId: standing.presentationId,
            other: standing.other, since: standing.since)
    }
}
