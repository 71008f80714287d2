import Contracts
import MatchingDomain
import Pipeline
import Vocabulary

/// Decisions of a corporation, a client or the allocation office.
extension MatchingFact {
    static func matchChosen(_ event: StreamEvent) throws -> MatchingFact {
        let data = try event.read(MatchChosen.self)
        return .matchChosen(
            eventRef: event.id, presentationId: data.presentationId, applicationId: data.applicationId,
            corporation: event.partner ?? "")
    }

    static func matchDeclined(_ event: StreamEvent) throws -> MatchingFact {
        let data = try event.read(MatchDeclined.self)
        return .matchDeclined(
            eventRef: event.id, presentationId: data.presentationId, corporation: event.partner ?? "",
            reasons: data.reasons.map {
                MatchingDomain.DeclineReason(applicationId: $0.applicationId, code: $0.reason.rawValue)
            })
    }

    static func offerRefused(_ event: StreamEvent) throws -> MatchingFact {
        let data = try event.read(OfferRefused.self)
        return .offerRefused(
            eventRef: event.id, presentationId: data.presentationId, applicationId: data.applicationId,
            reason: data.reason.rawValue)
    }

    static func presentationConfirmed(_ event: StreamEvent) throws -> MatchingFact {
        let data = try event.read(PresentationConfirmed.self)
        return .presentationConfirmed(eventRef: event.id, presentationId: data.presentationId)
    }

    static func presentationOverridden(_ event: StreamEvent) throws -> MatchingFact {
        let data = try event.read(PresentationOverridden.self)
        return .presentationOverridden(
            eventRef: event.id, presentationId: data.presentationId, candidates: data.candidates,
            reasons: data.reasons.map(\.rawValue))
    }

    static func exceptionGranted(_ event: StreamEvent) throws -> MatchingFact {
        let data = try event.read(ExceptionGranted.self)
        return .exceptionGranted(
            GrantedException(
                id: data.exceptionId, applicationId: data.applicationId, dwellingId: data.dwellingId,
                rule: GrantedException.Rule(data.rule),
                reasons: data.reasons.map(\.rawValue), grantedOn: data.grantedOn))
    }

    static func locationLocked(_ event: StreamEvent) throws -> MatchingFact {
        let data = try event.read(LocationLocked.self)
        return .locationLocked(
            LocationLock(
                id: data.lockId, level: LocationLock.Level(data.level), locationId: data.locationId,
                reason: data.reason.rawValue,
                lockedOn: data.lockedOn, lockedUntil: data.lockedUntil))
    }

    static func locationReleased(_ event: StreamEvent) throws -> MatchingFact {
        let data = try event.read(LocationReleased.self)
        return .locationReleased(lockId: data.lockId, date: data.releasedOn)
    }
}

extension GrantedException.Rule {
    fileprivate init(_ rule: ExceptionRule) {
        self =
            switch rule {
            case .lock: .lock
            case .spread: .spread
            case .groupOrder: .groupOrder
            case .contingent: .contingent
            case .singleOffer: .singleOffer
            case .searchProfile: .searchProfile
            }
    }
}

extension LocationLock.Level {
    fileprivate init(_ level: LocationLevel) {
        self =
            switch level {
            case .complex: .complex
            case .entrance: .entrance
            case .street: .street
            }
    }
}
