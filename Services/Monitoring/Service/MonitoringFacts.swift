import Contracts
import MonitoringDomain
import Pipeline
import Vocabulary

extension MonitoringFact {
    /// The fact in an event; `nil` for types that Monitoring does not use.
    init?(_ event: StreamEvent) throws {
        let fact =
            event.stream == .matching ? try Self.ofMatching(event) : try Self.ofPartners(event)
        guard let fact else { return nil }
        self = fact
    }

    private static func ofPartners(_ event: StreamEvent) throws -> MonitoringFact? {
        guard let type = event.partnerType else { return nil }
        let partner = event.partner ?? ""
        switch type {
        case .applicationSubmitted:
            let data = try event.read(ApplicationSubmitted.self)
            return .applicationSubmitted(
                applicationId: data.applicationId, institution: partner, group: data.group, route: data.route,
                waitingSince: data.waitingSince)
        case .applicationChanged:
            let data = try event.read(ApplicationChanged.self)
            return .applicationChanged(applicationId: data.applicationId, group: data.group)
        case .applicationPaused:
            let data = try event.read(ApplicationPaused.self)
            return .applicationPaused(applicationId: data.applicationId, on: data.pausedOn)
        case .applicationResumed:
            let data = try event.read(ApplicationResumed.self)
            return .applicationResumed(applicationId: data.applicationId, on: data.resumedOn)
        case .applicationWithdrawn:
            let data = try event.read(ApplicationWithdrawn.self)
            return .applicationWithdrawn(applicationId: data.applicationId, on: data.withdrawnOn)
        case .corporationSized:
            let data = try event.read(CorporationSized.self)
            return .corporationSized(
                corporation: data.corporationId,
                dwellings: DatedStatements(
                    .init(data.dwellings, asOf: data.asOf, ref: event.id, corrects: event.corrects)))
        case .targetSet:
            let data = try event.read(TargetSet.self)
            let measure = data.group.map { MonitoringDomain.TargetMeasure.priorityLettings($0) } ?? .totalLettings
            return .targetSet(
                targetId: data.targetId, year: data.year, measure: measure, dwellings: data.dwellings,
                isCorrection: event.corrects != nil)
        case .lettingsCounted:
            let data = try event.read(LettingsCounted.self)
            // The office counts the city; a corporation that names no corporation counts its own lettings.
            let sender = event.partnerKind.map { $0 == .allocationOffice } ?? true ? nil : partner
            return .lettingsCounted(
                countId: data.countId,
                scope: CountScope(
                    data.period, corporation: data.corporationId ?? sender,
                    neighbourhood: data.neighbourhood.map { "\($0.year)/\($0.code)" },
                    rentClass: data.rentClass?.rawValue), regular: data.regular,
                priority: data.priority.map { PriorityLettings(group: $0.group, dwellings: $0.dwellings) })
        case .allocationRecorded:
            let data = try event.read(AllocationRecorded.self)
            return .allocationRecorded(
                AllocationRecord(
                    id: data.allocationId, group: data.group, route: data.route, corporation: data.corporationId,
                    district: data.district, allocatedOn: data.allocatedOn, waitingSince: data.waitingSince,
                    independent: data.independent, dwellingId: data.dwellingId, applicationId: data.applicationId,
                    tenancyId: data.tenancyId, institution: data.institutionId))
        case .tenancyStarted:
            let data = try event.read(TenancyStarted.self)
            return .tenancyStarted(
                TenancyRecord(
                    id: data.tenancyId, dwellingId: data.dwellingId, corporation: partner,
                    applicationId: data.applicationId, group: data.group, startedOn: data.startedOn,
                    independent: data.independent))
        case .dwellingNominated:
            let data = try event.read(DwellingNominated.self)
            return .dwellingNominated(
                dwellingId: data.dwellingId, roundId: data.roundId, corporation: partner, district: data.district,
                inQuota: Reservation(data.reservedFor).countsInQuota(data.kind))
        case .roundOpened:
            let data = try event.read(RoundOpened.self)
            return .roundOpened(
                roundId: data.roundId, quarter: data.quarter, opensOn: data.opensOn, closesOn: data.closesOn,
                dwellings: data.dwellings)
        case .roundClosed:
            let data = try event.read(RoundClosed.self)
            return .roundClosed(roundId: data.roundId, on: data.closedOn)
        case .actionRegistered:
            let data = try event.read(ActionRegistered.self)
            return .actionRegistered(
                actionId: data.actionId, number: data.number, title: data.title, holder: data.holder,
                condition: data.condition, dueOn: data.dueOn)
        case .actionProgressed:
            let data = try event.read(ActionProgressed.self)
            return ActionState(rawValue: data.state.rawValue)
                .map {
                    .actionProgressed(
                        actionId: data.actionId, state: $0, on: data.progressedOn, ref: event.id,
                        corrects: event.corrects)
                }
        case .actionClosed:
            let data = try event.read(ActionClosed.self)
            return .actionProgressed(
                actionId: data.actionId, state: .closed, on: data.closedOn, ref: event.id, corrects: event.corrects)
        // Types that Monitoring does not measure.
        case .institutionJoined, .institutionLeft, .contingentSet, .policySet, .supplyAnnounced, .statusHoldersTargeted,
            .offerRefused, .supportArranged, .handoverCompleted, .supportEnded, .relapseReported, .nuisanceReported,
            .tenancyFlipped, .dwellingWithdrawn, .matchChosen, .matchDeclined, .tenancyEnded, .stockCounted,
            .presentationConfirmed, .presentationOverridden, .urgencyGranted, .urgencyRefused, .urgencyExpired,
            .locationLocked, .locationReleased, .exceptionGranted, .evaluationRecorded, .alertAcknowledged,
            .alertAssigned, .alertSnoozed, .alertResolved, .calendarDayRequested:
            return nil
        }
    }
}
