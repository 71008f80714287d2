import Contracts
import MonitoringDomain
import Pipeline
import Vocabulary

extension MonitoringFact {
    /// The fact in an event of Matching's stream; `nil` for types that Monitoring does not use.
    static func ofMatching(_ event: StreamEvent) throws -> MonitoringFact? {
        guard let type = event.internalType else { return nil }
        switch type {
        case .standingChanged:
            let dwellings = try event.read(StandingsChanged.self).changes.filter { $0.kind == .dwelling }
                .map { DwellingAvailability(id: $0.id, isWithdrawn: $0.state == .withdrawn) }
            return dwellings.isEmpty ? nil : .dwellingAvailabilityChanged(dwellings)
        case .quotaAnnounced:
            let data = try event.read(QuotaAnnounced.self)
            return .quotaAnnounced(
                roundId: data.roundId, corporation: data.corporation, quota: data.quota, carriedOver: data.carriedOver)
        case .presentationProposed:
            let data = try event.read(PresentationDetail.self)
            return .presentationProposed(presentationId: data.id, roundId: data.roundId, madeOn: data.madeOn)
        case .presentationDropped:
            return .presentationDropped(presentationId: try event.read(PresentationDetail.self).id)
        case .presentationMade:
            let data = try event.read(PresentationDetail.self)
            return .presentationMade(
                presentationId: data.id, roundId: data.roundId, dwellingId: data.dwellingId,
                corporation: data.corporation, applicationIds: data.candidates.map(\.applicationId),
                madeOn: data.madeOn)
        case .presentationEnded:
            let data = try event.read(PresentationDetail.self)
            return data.ending.map {
                .presentationEnded(
                    presentationId: data.id, why: PresentationEnding($0), declined: ReasonCount.counts(data.candidates))
            }
        case .placementConfirmed:
            let data = try event.read(PlacementDetail.self)
            return data.decidedOn.map {
                .placementConfirmed(
                    placementId: data.id, roundId: data.roundId, dwellingId: data.dwellingId,
                    applicationId: data.applicationId, institution: data.institution, group: data.group, on: $0,
                    waitingSince: data.waitingSince)
            }
        case .placementCancelled:
            let data = try event.read(PlacementDetail.self)
            return data.cancelledOn.map { .placementCancelled(placementId: data.id, on: $0) }
        // The first three change no figure; the others never occur on Matching's stream.
        case .solveCertified, .roundReported, .readLogCheckpointed, .dayStarted, .dayCompleted, .termAnnounced,
            .termReached, .feedbackAccepted, .feedbackRejected, .feedbackDeferred, .feedbackLost, .feedbackPaused,
            .decisionApplied, .decisionRefused, .indicatorMeasured, .signalRaised, .signalUpdated, .signalCleared,
            .alertRaised, .alertUpdated, .notificationIntended:
            return nil
        }
    }
}

extension MonitoringDomain.PresentationEnding {
    /// Matching reports the reason in detail; the funnel counts fewer kinds.
    fileprivate init(_ code: PresentationEndingCode) {
        self =
            switch code {
            case .chosen: .chosen
            case .declined: .declined
            case .expired: .expired
            case .roundClosed: .closed
            case .dwellingWithdrawn, .dwellingLapsed, .dwellingLet, .candidatesWithdrawn, .clientRefused: .withdrawn
            }
    }
}

extension ReasonCount {
    /// The candidates declined, by reason.
    fileprivate static func counts(_ candidates: [PresentationDetail.Candidate]) -> [ReasonCount] {
        Dictionary(grouping: candidates.compactMap(\.declineReason)) { $0 }.sorted { $0.key < $1.key }
            .map { ReasonCount(reason: $0.key, count: $0.value.count) }
    }
}
