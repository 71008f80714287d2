import Contracts
import RegistrationDomain
import Vocabulary

/// What each event type does to the registry, and what else it needs to be there: the one table of Registration.
struct EventRules: Sendable {
    struct Requirement: Sendable {
        let kind: ReferenceKind
        let id: String
        let pointer: String
        var mustBeOpen = false
        /// It has to be the sender's own.
        var isOwn = false
    }

    let act: RegistryAct
    /// Of the event's own reference.
    private let field: StaticString
    var requirements: [Requirement] = []

    var pointer: String { "/data/\(self.field)" }

    private init(_ act: RegistryAct, _ field: StaticString, _ requirements: [Requirement] = []) {
        self.act = act
        self.field = field
        self.requirements = requirements
    }

    init(_ data: any EventData) {
        self =
            Self.ofApplications(data) ?? Self.ofDwellings(data) ?? Self.ofTenancies(data) ?? Self.ofOffice(data)
            ?? Self.ofAgreements(data)
    }

    private static func ofApplications(_ data: any EventData) -> EventRules? {
        let field: StaticString = "applicationId"
        switch data {
        case let data as ApplicationSubmitted:
            return EventRules(.opens(.application, .application(WaitingClock(since: data.waitingSince))), field)
        case is ApplicationChanged: return EventRules(.changes(.application), field)
        case let data as ApplicationPaused: return EventRules(.changes(.application, .pause(data.pausedOn)), field)
        case let data as ApplicationResumed: return EventRules(.changes(.application, .resume(data.resumedOn)), field)
        case let data as ApplicationWithdrawn: return EventRules(.closes(.application, .end(data.withdrawnOn)), field)
        case let data as OfferRefused:
            let own = Requirement(
                kind: .application, id: data.applicationId, pointer: "/data/applicationId", isOwn: true)
            return EventRules(.refers(.presentation), "presentationId", [own])
        default: return nil
        }
    }

    private static func ofDwellings(_ data: any EventData) -> EventRules? {
        switch data {
        case let data as DwellingNominated:
            let until = data.peakOnly ? nil : data.availableUntil
            // A nomination into a round that nobody opened would be used by nobody.
            let round = Requirement(kind: .round, id: data.roundId, pointer: "/data/roundId", mustBeOpen: true)
            let supply = data.supplyId.map { Requirement(kind: .supply, id: $0, pointer: "/data/supplyId") }
            return EventRules(
                .opens(.dwelling, until.map { .span(from: data.availableFrom, until: $0) } ?? .none), "dwellingId",
                [round] + (supply.map { [$0] } ?? []))
        case is DwellingWithdrawn: return EventRules(.closes(.dwelling), "dwellingId")
        case is RoundOpened: return EventRules(.opens(.round), "roundId")
        case is RoundClosed: return EventRules(.closes(.round), "roundId")
        case is MatchChosen, is MatchDeclined, is PresentationConfirmed, is PresentationOverridden:
            return EventRules(.refers(.presentation), "presentationId")
        default: return nil
        }
    }

    private static func ofTenancies(_ data: any EventData) -> EventRules? {
        func care(_ act: RegistryAct, _ field: StaticString, of tenancy: String) -> EventRules {
            var rules = EventRules(act, field)
            rules.careOf = tenancy
            return rules
        }
        switch data {
        case let data as TenancyStarted:
            let tenancy = RegisteredFacts.Tenancy(
                form: data.contractForm, startedOn: data.startedOn, institution: nil)
            return EventRules(
                .opens(.tenancy, .tenancy(tenancy)), "tenancyId",
                data.applicationId.map {
                    [Requirement(kind: .application, id: $0, pointer: "/data/applicationId")]
                } ?? [])
        case let data as TenancyEnded: return EventRules(.closes(.tenancy, .end(data.endedOn)), "tenancyId")
        case let data as TenancyFlipped: return EventRules(.cares(.tenancy, .flip(data.flippedOn)), "tenancyId")
        case let data as SupportArranged:
            return care(.sets(.support, .span(from: data.startsOn, until: nil)), "supportId", of: data.tenancyId)
        case let data as SupportEnded: return EventRules(.closes(.support, .end(data.endedOn)), "supportId")
        case let data as HandoverCompleted: return care(.opens(.handover), "handoverId", of: data.tenancyId)
        case let data as RelapseReported: return care(.opens(.relapse), "reportId", of: data.tenancyId)
        case let data as NuisanceReported: return care(.opens(.nuisance), "reportId", of: data.tenancyId)
        default: return nil
        }
    }

    /// The tenancy whose support the sender has to answer for; from now on, when nobody did.
    private(set) var careOf: String?

    private static func ofOffice(_ data: any EventData) -> EventRules? {
        func application(_ id: String, open: Bool) -> Requirement {
            Requirement(kind: .application, id: id, pointer: "/data/applicationId", mustBeOpen: open)
        }
        switch data {
        case is AllocationRecorded: return EventRules(.opens(.allocation), "allocationId")
        case let data as UrgencyGranted:
            return EventRules(
                .opens(.urgency, .span(from: data.grantedOn, until: data.validUntil)), "urgencyId",
                data.applicationId.map { [application($0, open: true)] } ?? [])
        case is UrgencyRefused: return EventRules(.opens(.urgency), "urgencyId")
        case let data as UrgencyExpired: return EventRules(.closes(.urgency, .end(data.expiredOn)), "urgencyId")
        case let data as LocationLocked:
            return EventRules(.opens(.lock, .span(from: data.lockedOn, until: data.lockedUntil)), "lockId")
        case let data as LocationReleased: return EventRules(.closes(.lock, .end(data.releasedOn)), "lockId")
        case let data as ExceptionGranted:
            let dwelling = data.dwellingId.map {
                [Requirement(kind: .dwelling, id: $0, pointer: "/data/dwellingId", mustBeOpen: true)]
            }
            return EventRules(
                .opens(.exception), "exceptionId", [application(data.applicationId, open: true)] + (dwelling ?? []))
        default: return nil
        }
    }

    private static func ofAgreements(_ data: any EventData) -> EventRules {
        switch data {
        case is LettingsCounted: EventRules(.sets(.count), "countId")
        case is StockCounted: EventRules(.sets(.stock), "countId")
        case is InstitutionJoined: EventRules(.sets(.institution), "institutionId")
        case is InstitutionLeft: EventRules(.closes(.institution), "institutionId")
        case is ContingentSet: EventRules(.sets(.contingent), "contingentId")
        case is CorporationSized: EventRules(.sets(.corporation), "corporationId")
        case is TargetSet: EventRules(.sets(.target), "targetId")
        case is StatusHoldersTargeted: EventRules(.sets(.statusHolderTarget), "targetId")
        case is SupplyAnnounced: EventRules(.sets(.supply), "supplyId")
        case is PolicySet: EventRules(.sets(.policy), "policyId")
        case is ActionRegistered: EventRules(.opens(.action), "actionId")
        case is ActionProgressed: EventRules(.changes(.action), "actionId")
        case is ActionClosed: EventRules(.closes(.action), "actionId")
        case is EvaluationRecorded: EventRules(.opens(.evaluation), "evaluationId")
        default: EventRules(.refers(.alert), "alertId")
        }
    }

    /// The kind that the event's own reference is of; `nil` for what another service knows.
    var kind: ReferenceKind? {
        switch self.act {
        case .opens(let kind, _), .corrects(let kind, _), .sets(let kind, _): kind
        case .changes(let kind, _), .cares(let kind, _), .closes(let kind, _): kind
        case .refers: nil
        }
    }

    private var opens: Bool {
        guard case .opens = self.act else { return false }
        return true
    }

    /// Everything that has to be loaded before the event can be judged.
    /// - Parameter isExpectedNew: what the event opens is not there yet; storing it fails otherwise.
    func addKeys(subject: String, isExpectedNew: Bool, to keys: inout [Registry.Key]) {
        if let kind = self.kind, !(isExpectedNew && self.opens) { keys.append(Registry.Key(kind, subject)) }
        for requirement in self.requirements { keys.append(Registry.Key(requirement.kind, requirement.id)) }
        if let tenancy = self.careOf { keys.append(Registry.Key(.tenancy, tenancy)) }
    }
}
