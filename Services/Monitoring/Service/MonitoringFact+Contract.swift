import Contracts
import Messaging
import MonitoringDomain
import Vocabulary

extension MonitoringFact {
    /// What Monitoring makes of an event; `nil` for types that do not concern it.
    init?(_ event: StreamEvent) throws {
        let fact =
            event.stream == .matching ? Self.ofMatching(event) : try Self.ofPartners(event)
        guard let fact else { return nil }
        self = fact
    }

    private static func ofPartners(_ event: StreamEvent) throws -> MonitoringFact? {
        guard let type = event.partnerType else { return nil }
        let partner = event.partner ?? ""
        switch try type.read(event.data).data {
        case let data as ApplicationSubmitted:
            return .applicationSubmitted(
                applicationId: data.applicationId, institution: partner, group: data.group, route: data.route,
                waitingSince: data.waitingSince)
        case let data as ApplicationChanged:
            return .applicationChanged(applicationId: data.applicationId, group: data.group)
        case let data as ApplicationPaused:
            return .applicationPaused(applicationId: data.applicationId, on: data.pausedOn)
        case let data as ApplicationResumed:
            return .applicationResumed(applicationId: data.applicationId, on: data.resumedOn)
        case let data as ApplicationWithdrawn:
            return .applicationWithdrawn(applicationId: data.applicationId, on: data.withdrawnOn)
        case let data as CorporationSized:
            return .corporationSized(
                corporation: data.corporationId,
                dwellings: DatedStatements(
                    .init(data.dwellings, asOf: data.asOf, ref: event.id, corrects: event.corrects)))
        case let data as TargetSet:
            let measure = data.group.map { MonitoringDomain.TargetMeasure.priorityLettings($0) } ?? .totalLettings
            return .targetSet(
                targetId: data.targetId, year: data.year, measure: measure, dwellings: data.dwellings,
                isCorrection: event.corrects != nil)
        case let data as LettingsCounted:
            // The office counts the city; a corporation that names nobody counts itself.
            let sender = event.partnerKind.map { $0 == .allocationOffice } ?? true ? nil : partner
            return .lettingsCounted(
                countId: data.countId,
                scope: CountScope(
                    data.period, corporation: data.corporationId ?? sender,
                    neighbourhood: data.neighbourhood.map { "\($0.year)/\($0.code)" },
                    rentClass: data.rentClass?.rawValue), regular: data.regular,
                priority: data.priority.map { PriorityLettings(group: $0.group, dwellings: $0.dwellings) })
        case let data as AllocationRecorded:
            return .allocationRecorded(
                AllocationRecord(
                    id: data.allocationId, group: data.group, route: data.route, corporation: data.corporationId,
                    district: data.district, allocatedOn: data.allocatedOn, waitingSince: data.waitingSince,
                    independent: data.independent, dwellingId: data.dwellingId, applicationId: data.applicationId,
                    tenancyId: data.tenancyId, institution: data.institutionId))
        case let data as TenancyStarted:
            return .tenancyStarted(
                TenancyRecord(
                    id: data.tenancyId, dwellingId: data.dwellingId, corporation: partner,
                    applicationId: data.applicationId, group: data.group, startedOn: data.startedOn,
                    independent: data.independent))
        case let data as DwellingNominated:
            return .dwellingNominated(
                dwellingId: data.dwellingId, roundId: data.roundId, corporation: partner, district: data.district,
                inQuota: Reservation(data.reservedFor).countsInQuota(data.kind))
        case let data as RoundOpened:
            return .roundOpened(
                roundId: data.roundId, quarter: data.quarter, opensOn: data.opensOn, closesOn: data.closesOn,
                dwellings: data.dwellings)
        case let data as RoundClosed:
            return .roundClosed(roundId: data.roundId, on: data.closedOn)
        case let data as ActionRegistered:
            return .actionRegistered(
                actionId: data.actionId, number: data.number, title: data.title, holder: data.holder,
                condition: data.condition, dueOn: data.dueOn)
        case let data as ActionProgressed:
            return ActionState(rawValue: data.state.rawValue)
                .map {
                    .actionProgressed(
                        actionId: data.actionId, state: $0, on: data.progressedOn, ref: event.id,
                        corrects: event.corrects)
                }
        case let data as ActionClosed:
            return .actionProgressed(
                actionId: data.actionId, state: .closed, on: data.closedOn, ref: event.id, corrects: event.corrects)
        default: return nil
        }
    }

    private static func ofMatching(_ event: StreamEvent) -> MonitoringFact? {
        let data = event.data
        func text(_ name: String) -> String? { data[name]?.stringValue }
        func date(_ name: String) -> CalendarDate? { text(name).flatMap { CalendarDate($0) } }
        func number(_ name: String) -> Int { Int(data[name]?.integerValue ?? 0) }
        switch event.type {
        case InternalType.standingChanged:
            let dwellings = (data["changes"]?.arrayValue ?? []).compactMap { change -> DwellingStanding? in
                guard change["kind"]?.stringValue == "dwelling", let id = change["id"]?.stringValue else { return nil }
                return DwellingStanding(id: id, isWithdrawn: change["state"]?.stringValue == "withdrawn")
            }
            return dwellings.isEmpty ? nil : .dwellingsStand(dwellings)
        case InternalType.quotaAnnounced:
            guard let round = text("roundId"), let corporation = text("corporation") else { return nil }
            return .quotaAnnounced(
                roundId: round, corporation: corporation, quota: number("quota"), carriedOver: number("carriedOver"))
        case InternalType.presentationProposed:
            guard let id = text("id"), let round = text("roundId"), let madeOn = date("madeOn") else { return nil }
            return .presentationProposed(presentationId: id, roundId: round, madeOn: madeOn)
        case InternalType.presentationDropped:
            return text("id").map { .presentationDropped(presentationId: $0) }
        case InternalType.presentationMade:
            guard let id = text("id"), let round = text("roundId"), let dwelling = text("dwellingId"),
                let corporation = text("corporation"), let madeOn = date("madeOn")
            else { return nil }
            return .presentationMade(
                presentationId: id, roundId: round, dwellingId: dwelling, corporation: corporation,
                applicationIds: (data["candidates"]?.arrayValue ?? []).compactMap { $0["applicationId"]?.stringValue },
                madeOn: madeOn)
        case InternalType.presentationEnded:
            guard let id = text("id"), let ending = text("ending") else { return nil }
            let reasons = (data["candidates"]?.arrayValue ?? []).compactMap { $0["declineReason"]?.stringValue }
            let counts = Dictionary(grouping: reasons) { $0 }.sorted { $0.key < $1.key }
                .map { ReasonCount(reason: $0.key, count: $0.value.count) }
            return .presentationEnded(presentationId: id, why: Self.ending(ending), declined: counts)
        case InternalType.placementConfirmed:
            guard let id = text("id"), let round = text("roundId"), let dwelling = text("dwellingId"),
                let application = text("applicationId"), let institution = text("institution"),
                let group = text("group").flatMap(TargetGroup.init), let on = date("decidedOn"),
                let since = date("waitingSince")
            else { return nil }
            return .placementConfirmed(
                placementId: id, roundId: round, dwellingId: dwelling, applicationId: application,
                institution: institution, group: group, on: on, waitingSince: since)
        case InternalType.placementCancelled:
            guard let id = text("id"), let on = date("cancelledOn") else { return nil }
            return .placementCancelled(placementId: id, on: on)
        default: return nil
        }
    }

    /// Matching tells why in detail; the funnel counts fewer kinds.
    private static func ending(_ code: String) -> PresentationEnding {
        switch code {
        case "chosen": .chosen
        case "declined": .declined
        case "expired": .expired
        case "round-closed": .closed
        default: .withdrawn
        }
    }
}
