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
        /// The events of the batch in order, with the rules of each: looked up once, for loading and for judging.
        private let events: [ValidEvent]
        private let rules: [EventRules?]
        private var next = 0
        /// Journal positions of this batch's events, by index of the registry's record.
        private var latestEvents: [LatestEvents?] = []

        init(registry: Registry, events: [ValidEvent], rules: [EventRules?]) {
            self.registry = registry
            self.events = events
            self.rules = rules
        }

        func latestEvents(of index: Int) -> LatestEvents? {
            index < self.latestEvents.count ? self.latestEvents[index] : nil
        }

        /// Events are judged in their order; those that are decided without the domain are passed over.
        fileprivate mutating func rules(of event: ValidEvent) throws(UnopenedEventError) -> EventRules {
            while self.next < self.events.count, self.events[self.next] !== event { self.next += 1 }
            guard self.next < self.events.count, let rules = self.rules[self.next] else { throw UnopenedEventError() }
            return rules
        }

        struct LatestEvents {
            /// The event that registered the thing or replaced its document.
            var document: JournalPosition?
            /// The latest event about a thing that already existed.
            var latest: JournalPosition?
        }

        fileprivate mutating func record(_ place: JournalPosition, of index: Int, isDocument: Bool) {
            while self.latestEvents.count <= index { self.latestEvents.append(nil) }
            var events = self.latestEvents[index] ?? LatestEvents()
            if isDocument { events.document = place } else { events.latest = place }
            self.latestEvents[index] = events
        }
    }

    /// Whether days come from an event and the people are made up.
    private let isSimulated: Bool

    public init(isSimulated: Bool) {
        self.isSimulated = isSimulated
    }

    public func open(
        _ events: [ValidEvent], areExpectedNew: Bool, on database: isolated PostgresConnection
    ) throws -> Session {
        var keys: [Registry.Key] = []
        keys.reserveCapacity(events.count)
        let rules = events.map { event in
            let rules = EventRules.rules(of: event)
            rules?.addKeys(
                subject: event.subject, isExpectedNew: areExpectedNew && event.corrects == nil, to: &keys)
            return rules
        }
        let registry = Registry(try RegistryStore.load(keys, on: database), expecting: events.count)
        return Session(registry: registry, events: events, rules: rules)
    }

    public func judge(
        _ event: ValidEvent, at place: JournalPosition, day: CalendarDate?, session: inout Session
    ) throws -> IntakeVerdict {
        if case .calendarDayRequested(let request) = event.content { return self.startDay(request.date, after: day) }
        let rules = try session.rules(of: event)
        if self.isNewAndGuessable(event, rules.operation, in: session.registry) {
            return .rejected(
                Rejection(.referenceGuessable, at: rules.pointer, expected: "a UUID of version 4 or 7 (RFC 9562)"))
        }
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
                let isNew = session.registry.records[index].isAdded && session.latestEvents(of: index) == nil
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

    /// Whether the event may register a thing about a real person under a reference that somebody could guess.
    private func isNewAndGuessable(
        _ event: ValidEvent, _ operation: RegistryOperation, in registry: Registry
    ) -> Bool {
        guard !self.isSimulated, event.corrects == nil, GuessableReference.isOne(event.subject) else { return false }
        switch operation {
        // The form alone decides: a batch that is expected to be new does not load what is registered.
        case .registers(let kind, _): return kind.isAboutPerson
        // A partner sets again what it set before the rule.
        case .sets(let kind, _): return kind.isAboutPerson && registry.owner(kind, event.subject) != event.partner.id
        case .corrects, .changes, .updatesAsSupporter, .closes, .refers: return false
        }
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
