import Contracts
import Pipeline
import RegistrationDomain
import Vocabulary

extension EventRules {
    /// The only table of Registration's rules. It has no `default`, so a forgotten event type does not compile.
    ///
    /// - Returns: `nil` for a requested day, which is judged by the order of the days.
    static func rules(of event: ValidEvent) -> EventRules? {
        switch event.content {
        // MARK: Applications

        case .applicationSubmitted(let data):
            EventRules(.registers(.application, .application(WaitingClock(since: data.waitingSince))), "applicationId")
        case .applicationChanged:
            EventRules(.changes(.application), "applicationId")
        case .applicationPaused(let data):
            EventRules(.changes(.application, .pause(data.pausedOn)), "applicationId")
        case .applicationResumed(let data):
            EventRules(.changes(.application, .resume(data.resumedOn)), "applicationId")
        case .applicationWithdrawn(let data):
            EventRules(.closes(.application, .end(data.withdrawnOn)), "applicationId")
        case .offerRefused(let data):
            EventRules(
                .refers(.presentation), "presentationId", [Self.application(data.applicationId, isOwn: true)])

        // MARK: Dwellings and rounds

        case .dwellingNominated(let data): Self.nomination(data)
        case .dwellingWithdrawn: EventRules(.closes(.dwelling), "dwellingId")
        case .roundOpened(let data):
            // A round ends on its last day, also without `round.closed`.
            EventRules(.registers(.round, .span(from: data.opensOn, until: data.closesOn)), "roundId")
        case .roundClosed(let data): EventRules(.closes(.round, .end(data.closedOn)), "roundId")
        case .matchChosen, .matchDeclined, .presentationConfirmed, .presentationOverridden:
            EventRules(.refers(.presentation), "presentationId")

        // MARK: Tenancies and support

        case .tenancyStarted(let data): Self.start(data)
        case .tenancyEnded(let data): EventRules(.closes(.tenancy, .end(data.endedOn)), "tenancyId")
        case .tenancyFlipped(let data):
            EventRules(.updatesAsSupporter(.tenancy, .flip(data.flippedOn), on: data.flippedOn), "tenancyId")
        case .supportArranged(let data):
            EventRules(
                .sets(.support, .span(from: data.startsOn, until: nil)), "supportId",
                supportedTenancy: SupportedTenancy(id: data.tenancyId, on: data.startsOn))
        case .supportEnded(let data): EventRules(.closes(.support, .end(data.endedOn)), "supportId")
        case .handoverCompleted(let data):
            EventRules(
                .registers(.handover), "handoverId",
                supportedTenancy: SupportedTenancy(id: data.tenancyId, on: data.completedOn))
        case .relapseReported(let data):
            EventRules(
                .registers(.relapse), "reportId",
                supportedTenancy: SupportedTenancy(id: data.tenancyId, on: data.occurredOn))
        case .nuisanceReported(let data): Self.nuisance(data, from: event.partner.kind)

        // MARK: The allocation office

        case .allocationRecorded(let data):
            EventRules(.registers(.allocation), "allocationId", [Self.application(data.applicationId)])
        case .urgencyGranted(let data):
            EventRules(
                .registers(.urgency, .span(from: data.grantedOn, until: data.validUntil)), "urgencyId",
                [Self.application(data.applicationId, isOpen: true)])
        case .urgencyRefused: EventRules(.registers(.urgency), "urgencyId")
        case .urgencyExpired(let data): EventRules(.closes(.urgency, .end(data.expiredOn)), "urgencyId")
        case .locationLocked(let data):
            EventRules(.registers(.lock, .span(from: data.lockedOn, until: data.lockedUntil)), "lockId")
        case .locationReleased(let data): EventRules(.closes(.lock, .end(data.releasedOn)), "lockId")
        case .exceptionGranted(let data):
            EventRules(
                .registers(.exception), "exceptionId",
                [
                    Self.application(data.applicationId, isOpen: true),
                    data.dwellingId.map {
                        Requirement(kind: .dwelling, id: $0, field: "dwellingId", mustBeOpen: true)
                    },
                ])

        // MARK: Agreements and counts

        case .lettingsCounted: EventRules(.sets(.count), "countId")
        case .stockCounted: EventRules(.sets(.stock), "countId")
        case .institutionJoined: EventRules(.sets(.institution), "institutionId")
        case .institutionLeft: EventRules(.closes(.institution), "institutionId")
        case .contingentSet: EventRules(.sets(.contingent), "contingentId")
        case .corporationSized(let data):
            EventRules(
                .sets(
                    .corporation,
                    .size(
                        DatedStatements(
                            .init(
                                data.dwellings, asOf: data.asOf, ref: event.envelope.id, corrects: event.corrects)))),
                "corporationId")
        case .targetSet: EventRules(.sets(.target), "targetId")
        case .statusHoldersTargeted: EventRules(.sets(.statusHolderTarget), "targetId")
        case .supplyAnnounced: EventRules(.sets(.supply), "supplyId")
        case .policySet(let data):
            EventRules(
                .sets(.policy, .versions([.init(data.version, digest: PolicyDigest.text(of: event.knownData))])),
                "policyId")

        // MARK: The implementation team

        case .actionRegistered:
            // The day of agreement does not matter: an action runs until it is closed.
            EventRules(.registers(.action, .span(from: CalendarDate(dayNumber: 0), until: nil)), "actionId")
        case .actionProgressed: EventRules(.changes(.action), "actionId")
        case .actionClosed(let data): EventRules(.closes(.action, .end(data.closedOn)), "actionId")
        case .evaluationRecorded: EventRules(.registers(.evaluation), "evaluationId")
        case .alertAcknowledged, .alertAssigned, .alertSnoozed, .alertResolved:
            EventRules(.refers(.alert), "alertId")

        case .calendarDayRequested: nil
        }
    }

    private static func application(_ id: String?, isOpen: Bool = false, isOwn: Bool = false) -> Requirement? {
        id.map { Requirement(kind: .application, id: $0, field: "applicationId", mustBeOpen: isOpen, isOwn: isOwn) }
    }

    private static func nomination(_ data: DwellingNominated) -> EventRules {
        let until = data.peakOnly ? nil : data.availableUntil
        // A nomination into a round that is not open would never be used.
        let round = Requirement(kind: .round, id: data.roundId, field: "roundId", mustBeOpen: true)
        let supply = data.supplyId.map { Requirement(kind: .supply, id: $0, field: "supplyId") }
        return EventRules(
            .registers(.dwelling, until.map { .span(from: data.availableFrom, until: $0) } ?? .none), "dwellingId",
            [round, supply])
    }

    private static func start(_ data: TenancyStarted) -> EventRules {
        let tenancy = RegisteredFacts.Tenancy(form: data.contractForm, startedOn: data.startedOn, institution: nil)
        // A dwelling outside the rounds is not registered; a dwelling that another partner nominated is not the
        // sender's to let.
        let dwelling = Requirement(
            kind: .dwelling, id: data.dwellingId, field: "dwellingId", isOwn: true, isOptional: true)
        return EventRules(
            .registers(.tenancy, .tenancy(tenancy)), "tenancyId", [Self.application(data.applicationId), dwelling])
    }

    private static func nuisance(_ data: NuisanceReported, from sender: PartnerKind) -> EventRules {
        guard sender == .institution else {
            // Neighbours turn to the corporation too: it reports on its own tenancies.
            let tenancy = Requirement(
                kind: .tenancy, id: data.tenancyId, field: "tenancyId", openOn: data.occurredOn, isOwn: true)
            return EventRules(.registers(.nuisance), "reportId", [tenancy])
        }
        return EventRules(
            .registers(.nuisance), "reportId",
            supportedTenancy: SupportedTenancy(id: data.tenancyId, on: data.occurredOn))
    }
}
