import Contracts
import Messaging
import RegistrationDomain
import Vocabulary

/// What each event type does to the registry, and what else it needs to be there: the one table of Registration.
struct EventRules: Sendable {
    struct Requirement: Sendable {
        let kind: ReferenceKind
        let id: String
        let field: String
        /// It must not have ended by today.
        var mustBeOpen = false
        /// Nor by the day on which something happened to it.
        var openOn: CalendarDate?
        /// It has to be the sender's own.
        var isOwn = false
        /// It need not be registered.
        var isOptional = false

        var pointer: String { "/data/\(self.field)" }

        func openness(today: CalendarDate?) -> Registry.Openness {
            if let day = self.openOn { return .open(on: day) }
            return self.mustBeOpen ? .open(on: today) : .any
        }
    }

    /// A tenancy whose support the sender has to answer for; from now on, when nobody did.
    struct Care: Sendable {
        let tenancy: String
        let on: CalendarDate
    }

    let act: RegistryAct
    /// Of the event's own reference.
    private let field: StaticString
    let requirements: [Requirement]
    let care: Care?

    var pointer: String { "/data/\(self.field)" }

    private init(
        _ act: RegistryAct, _ field: StaticString, _ requirements: [Requirement?] = [], care: Care? = nil
    ) {
        self.act = act
        self.field = field
        self.requirements = requirements.compactMap { $0 }
        self.care = care
    }

    init(_ event: ValidEvent) {
        self =
            Self.ofApplications(event.data) ?? Self.ofDwellings(event.data) ?? Self.ofTenancies(event)
            ?? Self.ofOffice(event.data) ?? Self.ofAgreements(event)
    }

    private static func application(_ id: String?, isOpen: Bool = false, isOwn: Bool = false) -> Requirement? {
        id.map { Requirement(kind: .application, id: $0, field: "applicationId", mustBeOpen: isOpen, isOwn: isOwn) }
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
            return EventRules(
                .refers(.presentation), "presentationId", [Self.application(data.applicationId, isOwn: true)])
        default: return nil
        }
    }

    private static func ofDwellings(_ data: any EventData) -> EventRules? {
        switch data {
        case let data as DwellingNominated:
            let until = data.peakOnly ? nil : data.availableUntil
            // A nomination into a round that is not open would be used by nobody.
            let round = Requirement(kind: .round, id: data.roundId, field: "roundId", mustBeOpen: true)
            let supply = data.supplyId.map { Requirement(kind: .supply, id: $0, field: "supplyId") }
            return EventRules(
                .opens(.dwelling, until.map { .span(from: data.availableFrom, until: $0) } ?? .none), "dwellingId",
                [round, supply])
        case is DwellingWithdrawn: return EventRules(.closes(.dwelling), "dwellingId")
        case let data as RoundOpened:
            // It ends on its last day, whether anybody says so or not.
            return EventRules(.opens(.round, .span(from: data.opensOn, until: data.closesOn)), "roundId")
        case let data as RoundClosed: return EventRules(.closes(.round, .end(data.closedOn)), "roundId")
        case is MatchChosen, is MatchDeclined, is PresentationConfirmed, is PresentationOverridden:
            return EventRules(.refers(.presentation), "presentationId")
        default: return nil
        }
    }

    private static func ofTenancies(_ event: ValidEvent) -> EventRules? {
        switch event.data {
        case let data as TenancyStarted:
            let tenancy = RegisteredFacts.Tenancy(
                form: data.contractForm, startedOn: data.startedOn, institution: nil)
            // A dwelling outside the rounds is not registered; one that somebody else nominated is not the sender's to let.
            let dwelling = Requirement(
                kind: .dwelling, id: data.dwellingId, field: "dwellingId", isOwn: true, isOptional: true)
            return EventRules(
                .opens(.tenancy, .tenancy(tenancy)), "tenancyId", [Self.application(data.applicationId), dwelling])
        case let data as TenancyEnded: return EventRules(.closes(.tenancy, .end(data.endedOn)), "tenancyId")
        case let data as TenancyFlipped:
            return EventRules(.cares(.tenancy, .flip(data.flippedOn), on: data.flippedOn), "tenancyId")
        case let data as SupportArranged:
            return EventRules(
                .sets(.support, .span(from: data.startsOn, until: nil)), "supportId",
                care: Care(tenancy: data.tenancyId, on: data.startsOn))
        case let data as SupportEnded: return EventRules(.closes(.support, .end(data.endedOn)), "supportId")
        case let data as HandoverCompleted:
            return EventRules(
                .opens(.handover), "handoverId", care: Care(tenancy: data.tenancyId, on: data.completedOn))
        case let data as RelapseReported:
            return EventRules(.opens(.relapse), "reportId", care: Care(tenancy: data.tenancyId, on: data.occurredOn))
        case let data as NuisanceReported:
            // Neighbours turn to the corporation too: it reports on its own tenancies.
            guard event.partner.kind == .institution else {
                let tenancy = Requirement(
                    kind: .tenancy, id: data.tenancyId, field: "tenancyId", openOn: data.occurredOn, isOwn: true)
                return EventRules(.opens(.nuisance), "reportId", [tenancy])
            }
            return EventRules(.opens(.nuisance), "reportId", care: Care(tenancy: data.tenancyId, on: data.occurredOn))
        default: return nil
        }
    }

    private static func ofOffice(_ data: any EventData) -> EventRules? {
        switch data {
        case let data as AllocationRecorded:
            return EventRules(.opens(.allocation), "allocationId", [Self.application(data.applicationId)])
        case let data as UrgencyGranted:
            return EventRules(
                .opens(.urgency, .span(from: data.grantedOn, until: data.validUntil)), "urgencyId",
                [Self.application(data.applicationId, isOpen: true)])
        case is UrgencyRefused: return EventRules(.opens(.urgency), "urgencyId")
        case let data as UrgencyExpired: return EventRules(.closes(.urgency, .end(data.expiredOn)), "urgencyId")
        case let data as LocationLocked:
            return EventRules(.opens(.lock, .span(from: data.lockedOn, until: data.lockedUntil)), "lockId")
        case let data as LocationReleased: return EventRules(.closes(.lock, .end(data.releasedOn)), "lockId")
        case let data as ExceptionGranted:
            let dwelling = data.dwellingId.map {
                Requirement(kind: .dwelling, id: $0, field: "dwellingId", mustBeOpen: true)
            }
            return EventRules(
                .opens(.exception), "exceptionId", [Self.application(data.applicationId, isOpen: true), dwelling])
        default: return nil
        }
    }

    private static func ofAgreements(_ event: ValidEvent) -> EventRules {
        switch event.data {
        case is LettingsCounted: return EventRules(.sets(.count), "countId")
        case is StockCounted: return EventRules(.sets(.stock), "countId")
        case is InstitutionJoined: return EventRules(.sets(.institution), "institutionId")
        case is InstitutionLeft: return EventRules(.closes(.institution), "institutionId")
        case is ContingentSet: return EventRules(.sets(.contingent), "contingentId")
        case let data as CorporationSized:
            let size = DatedStatements<Int>.Statement(
                data.dwellings, asOf: data.asOf, ref: event.envelope.id, corrects: event.corrects)
            return EventRules(.sets(.corporation, .size(DatedStatements(size))), "corporationId")
        case is TargetSet: return EventRules(.sets(.target), "targetId")
        case is StatusHoldersTargeted: return EventRules(.sets(.statusHolderTarget), "targetId")
        case is SupplyAnnounced: return EventRules(.sets(.supply), "supplyId")
        case let data as PolicySet:
            let digest = PolicyDigest.text(of: event.knownData)
            return EventRules(.sets(.policy, .versions([.init(data.version, digest: digest)])), "policyId")
        case is ActionRegistered:
            // It runs from whenever it was agreed until it is closed.
            return EventRules(.opens(.action, .span(from: CalendarDate(dayNumber: 0), until: nil)), "actionId")
        case is ActionProgressed: return EventRules(.changes(.action), "actionId")
        case let data as ActionClosed: return EventRules(.closes(.action, .end(data.closedOn)), "actionId")
        case is EvaluationRecorded: return EventRules(.opens(.evaluation), "evaluationId")
        default: return EventRules(.refers(.alert), "alertId")
        }
    }

    /// The kind that the event's own reference is of; `nil` for what another service knows.
    var kind: ReferenceKind? {
        switch self.act {
        case .opens(let kind, _), .corrects(let kind, _), .sets(let kind, _): kind
        case .changes(let kind, _), .cares(let kind, _, _), .closes(let kind, _): kind
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
        if let care = self.care { keys.append(Registry.Key(.tenancy, care.tenancy)) }
    }
}

/// The rules of a policy, to tell one version from another that goes by its number.
enum PolicyDigest {
    /// - Parameter data: the event's data with sorted members.
    static func text(of data: [UInt8]) -> String { Identifiers.uuid("policy", String(decoding: data, as: UTF8.self)) }
}
