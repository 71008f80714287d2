import Contracts
import EscalationDomain
import Pipeline
import Vocabulary

extension EscalationFact {
    /// The fact in an event; `nil` for types that Escalation does not use.
    init?(_ event: StreamEvent, derive: (String) -> String) throws {
        let fact =
            event.stream == .monitoring ? try Self.ofMonitoring(event) : try Self.ofPartners(event, derive: derive)
        guard let fact else { return nil }
        self = fact
    }

    private static func ofMonitoring(_ event: StreamEvent) throws -> EscalationFact? {
        guard let type = event.internalType else { return nil }
        switch type {
        case .signalRaised: return .signalRaised(RaisedSignal(try event.read(SignalDetail.self)))
        case .signalUpdated: return .signalUpdated(RaisedSignal(try event.read(SignalDetail.self)))
        case .signalCleared:
            let data = try event.read(SignalCleared.self)
            return .signalCleared(signalId: data.signalId, on: data.on)
        // Figures raise no alert, and the read log is the auditor's; the other types never occur on Monitoring's
        // stream.
        case .dayStarted, .dayCompleted, .termAnnounced, .termReached, .feedbackAccepted, .feedbackRejected,
            .feedbackDeferred, .feedbackLost, .feedbackPaused, .decisionApplied, .decisionRefused, .quotaAnnounced,
            .presentationProposed, .presentationDropped, .presentationMade, .presentationEnded, .placementConfirmed,
            .placementCancelled, .standingChanged, .solveCertified, .roundReported, .indicatorMeasured, .alertRaised,
            .alertUpdated, .notificationIntended, .readLogCheckpointed:
            return nil
        }
    }

    private static func ofPartners(_ event: StreamEvent, derive: (String) -> String) throws -> EscalationFact? {
        guard let type = event.partnerType else { return nil }
        switch type {
        case .actionRegistered:
            let data = try event.read(ActionRegistered.self)
            return .actionRegistered(
                actionId: data.actionId, number: data.number, title: data.title, holder: data.holder,
                partners: data.partners, consulting: data.consulting, condition: data.condition,
                basis: data.basis.map(\.rawValue), dueOn: data.dueOn)
        case .actionProgressed:
            let data = try event.read(ActionProgressed.self)
            return ActionState(rawValue: data.state.rawValue)
                .map { .actionProgressed(actionId: data.actionId, state: $0, on: data.progressedOn) }
        case .actionClosed:
            let data = try event.read(ActionClosed.self)
            return .actionProgressed(actionId: data.actionId, state: .closed, on: data.closedOn)
        case .alertAcknowledged:
            let data = try event.read(AlertAcknowledged.self)
            return Self.act(event, data.alertId, data.member, .acknowledged, derive)
        case .alertAssigned:
            let data = try event.read(AlertAssigned.self)
            return Self.act(event, data.alertId, data.member, .assigned(dueOn: data.dueOn), derive)
        case .alertSnoozed:
            let data = try event.read(AlertSnoozed.self)
            return Self.act(event, data.alertId, data.member, .snoozed(until: data.snoozedUntil), derive)
        case .alertResolved:
            let data = try event.read(AlertResolved.self)
            return Self.act(event, data.alertId, data.member, .resolved(Resolution(data.resolution)), derive)
        // Types that neither raise nor change an alert.
        case .institutionJoined, .institutionLeft, .contingentSet, .corporationSized, .targetSet, .policySet,
            .supplyAnnounced, .statusHoldersTargeted, .applicationSubmitted, .applicationChanged, .applicationPaused,
            .applicationResumed, .applicationWithdrawn, .offerRefused, .supportArranged, .handoverCompleted,
            .supportEnded, .relapseReported, .nuisanceReported, .tenancyFlipped, .dwellingNominated, .dwellingWithdrawn,
            .matchChosen, .matchDeclined, .tenancyStarted, .tenancyEnded, .lettingsCounted, .stockCounted, .roundOpened,
            .roundClosed, .presentationConfirmed, .presentationOverridden, .urgencyGranted, .urgencyRefused,
            .urgencyExpired, .locationLocked, .locationReleased, .exceptionGranted, .allocationRecorded,
            .evaluationRecorded, .calendarDayRequested:
            return nil
        }
    }

    private static func act(
        _ event: StreamEvent, _ alertId: String, _ member: String, _ what: AlertAct.What, _ derive: (String) -> String
    ) -> EscalationFact {
        .alertActed(
            AlertAct(
                alertId: alertId, member: member, what: what,
                answer: event.partner.map {
                    AlertAct.Answer(id: derive("answer"), event: event.id, sender: $0)
                }))
    }
}

extension RaisedSignal {
    fileprivate init(_ data: SignalDetail) {
        let severity: AlertSeverity =
            switch data.severity {
            case .attention: .attention
            case .serious: .serious
            }
        self.init(
            signalId: data.signalId, kind: data.kind.rawValue, subject: data.subject, severity: severity,
            sentence: data.sentence, on: data.on)
    }
}

extension Resolution {
    init(_ resolution: AlertResolution) {
        switch resolution {
        case .solved: self = .solved
        case .accepted: self = .accepted
        case .mistaken: self = .mistaken
        case .duplicate: self = .duplicate
        }
    }
}
