import Contracts
import Intake
import PostgresClient
import RegistrationDomain
import Vocabulary

/// An event was judged in a session that was not opened for it.
struct UnopenedEventError: Error {}

/// Judges valid events by the registry's rules and the order of the days.
public struct RegistrationJudge: IntakeJudge {
    public struct Session: Sendable {
        var registry: Registry
        /// The rules of each event, looked up once, for loading and for judging.
        fileprivate let rules: [ObjectIdentifier: EventRules]
        /// Journal positions of this batch's events, by index of the registry's record.
        private(set) var latestEvents: [Int: LatestEvents] = [:]

        init(registry: Registry, rules: [ObjectIdentifier: EventRules]) {
            self.registry = registry
            self.rules = rules
        }

        struct LatestEvents {
            /// The event that registered the thing or replaced its document.
            var document: JournalPosition?
            /// The latest event about a thing that already existed.
            var latest: JournalPosition?
        }

        fileprivate mutating func record(_ place: JournalPosition, of index: Int, isDocument: Bool) {
            if isDocument {
                self.latestEvents[index, default: LatestEvents()].document = place
            } else {
                self.latestEvents[index, default: LatestEvents()].latest = place
            }
        }
    }

    private let isSimulated: Bool

    public init(isSimulated: Bool) {
        self.isSimulated = isSimulated
    }

    public func open(
        _ events: [ValidEvent], areExpectedNew: Bool, on database: isolated PostgresConnection
    ) throws -> Session {
        var keys: [Registry.Key] = []
        keys.reserveCapacity(events.count)
        var rules: [ObjectIdentifier: EventRules] = Dictionary(minimumCapacity: events.count)
        for event in events {
            guard let rulesOfEvent = EventRules.rules(of: event) else { continue }
            rulesOfEvent.addKeys(
                subject: event.subject, isExpectedNew: areExpectedNew && event.corrects == nil, to: &keys)
            rules[ObjectIdentifier(event)] = rulesOfEvent
        }
        return Session(registry: Registry(try RegistryStore.load(keys, on: database)), rules: rules)
    }

    public func judge(
        _ event: ValidEvent, at place: JournalPosition, day: CalendarDate?, session: inout Session
    ) throws -> IntakeVerdict {
        if case .calendarDayRequested(let request) = event.content { return self.startDay(request.date, after: day) }
        guard let rules = session.rules[ObjectIdentifier(event)] else { throw UnopenedEventError() }
        let partner = event.partner.id
        // Points at the reference being checked, when it is not the event's own.
        var pointer: String?
        do throws(RegistryRefusal) {
            for requirement in rules.requirements {
                pointer = requirement.pointer
                try session.registry.require(
                    requirement.kind, requirement.id, requirement.openness(today: day),
                    ownedBy: requirement.isOwn ? partner : nil, isOptional: requirement.isOptional)
            }
            if let supported = rules.supportedTenancy {
                pointer = "/data/tenancyId"
                try session.registry.requireSupporter(of: supported.id, by: partner, on: supported.on)
            }
            pointer = nil
            let operation = Self.completed(rules.operation, of: event, in: session.registry)
            if let index = try session.registry.apply(operation, id: event.subject, by: partner, on: day) {
                let isNew = session.registry.records[index].isAdded && session.latestEvents[index] == nil
                session.record(place, of: index, isDocument: isNew || operation.replacesDocument)
            }
            // Cannot fail here: every requirement was checked before the registry changed.
            if let supported = rules.supportedTenancy {
                try session.registry.apply(
                    .updatesAsSupporter(.tenancy, .assignSupporter(institution: partner), on: supported.on),
                    id: supported.id, by: partner)
            }
        } catch {
            return .rejected(Rejection(Self.code(error), at: pointer ?? Self.pointer(error, rules)))
        }
        return .accepted
    }

    /// Adds to the operation the institution behind a tenancy, which only the registry knows; a correction replaces the
    /// document that an earlier event registered or set.
    private static func completed(
        _ operation: RegistryOperation, of event: ValidEvent, in registry: Registry
    ) -> RegistryOperation {
        if case .sets(let kind, let facts) = operation {
            return event.corrects == nil ? operation : .corrects(kind, facts)
        }
        guard case .registers(let kind, var facts) = operation else { return operation }
        if case .tenancy(var tenancy) = facts, case .tenancyStarted(let started) = event.content {
            tenancy.institution = started.applicationId.flatMap { registry.owner(.application, $0) }
            facts = .tenancy(tenancy)
        }
        return event.corrects == nil ? .registers(kind, facts) : .corrects(kind, facts)
    }

    private static func pointer(_ refusal: RegistryRefusal, _ rules: EventRules) -> String {
        refusal == .versionTaken ? "/data/version" : rules.pointer
    }

    private func startDay(_ date: CalendarDate, after day: CalendarDate?) -> IntakeVerdict {
        guard self.isSimulated else { return .rejected(Rejection(.calendarReal, at: "/data/date")) }
        guard let day else { return .dayStarted(date) }
        let next = day.adding(days: 1)
        guard date == next else {
            return .rejected(Rejection(.dayNotNext, at: "/data/date", expected: next.description))
        }
        return .dayStarted(date)
    }

    private static func code(_ refusal: RegistryRefusal) -> RejectionCode {
        switch refusal {
        case .taken: .referenceTaken
        case .unknown: .referenceUnknown
        case .notOwner: .notOwner
        case .closed: .alreadyClosed
        case .notAllowedNow: .notAllowedNow
        case .dateOrder: .dateOrder
        case .versionTaken: .versionTaken
        }
    }

    public func save(_ session: Session, on database: isolated PostgresConnection) throws {
        try RegistryStore.save(session, on: database)
        try TermStore.save(session.registry, on: database)
    }

    public func events(on day: CalendarDate, database: isolated PostgresConnection) throws -> [CalendarEvent] {
        try TermStore.takeDue(on: day, on: database)
    }
}
