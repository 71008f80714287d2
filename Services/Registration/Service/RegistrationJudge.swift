import Contracts
import Messaging
import PostgresClient
import RegistrationDomain
import Vocabulary

/// Registration's verdict on a valid event: the registry's rules, and the order of the days.
public struct RegistrationJudge: IntakeJudge {
    public struct Session: Sendable {
        var registry: Registry
        /// Where the journal keeps what was registered, or said anew, in this batch.
        var documents: [Registry.Key: JournalPlace] = [:]
        /// Where it keeps the latest event about something that was there already.
        var said: [Registry.Key: JournalPlace] = [:]
    }

    private let isSimulated: Bool

    public init(isSimulated: Bool) {
        self.isSimulated = isSimulated
    }

    public func open(_ events: [ValidEvent], on database: isolated PostgresConnection) throws -> Session {
        var keys: [Registry.Key] = []
        keys.reserveCapacity(events.count)
        for event in events { EventRules(event.data).addKeys(subject: event.subject, to: &keys) }
        return Session(registry: Registry(try RegistryStore.load(keys, on: database)))
    }

    public func judge(
        _ event: ValidEvent, at place: JournalPlace, day: CalendarDate?, session: inout Session
    ) throws -> IntakeVerdict {
        if let request = event.data as? CalendarDayRequested { return self.day(request.date, after: day) }
        let rules = EventRules(event.data)
        let partner = event.partner.id
        var pointer = rules.pointer
        let known = session.registry.added.count
        do throws(RegistryRefusal) {
            for requirement in rules.requirements {
                pointer = requirement.pointer
                try session.registry.require(
                    requirement.kind, requirement.id, open: requirement.mustBeOpen,
                    ownedBy: requirement.isOwn ? partner : nil)
            }
            if let tenancy = rules.careOf {
                pointer = "/data/tenancyId"
                try session.registry.requireCare(of: tenancy, by: partner)
            }
            pointer = rules.pointer
            let act = Self.act(rules.act, of: event, in: session.registry)
            try session.registry.apply(act, id: event.subject, by: partner)
            // Cannot fail any more: nothing is changed until everything holds.
            if let tenancy = rules.careOf {
                try session.registry.apply(
                    .cares(.tenancy, .takeCare(institution: partner)), id: tenancy, by: partner)
            }
        } catch {
            return .rejected(Rejection(Self.code(error), at: pointer))
        }
        if let kind = rules.kind {
            let key = Registry.Key(kind, event.subject)
            if session.registry.added.count > known || event.corrects != nil {
                session.documents[key] = place
            } else {
                session.said[key] = place
            }
        }
        return .accepted
    }

    /// The act, with what only the registry knows: the institution behind a tenancy, and what a correction replaces.
    private static func act(_ act: RegistryAct, of event: ValidEvent, in registry: Registry) -> RegistryAct {
        guard case .opens(let kind, var facts) = act else { return act }
        if case .tenancy(var tenancy) = facts, let started = event.data as? TenancyStarted {
            tenancy.institution = started.applicationId.flatMap { registry.owner(.application, $0) }
            facts = .tenancy(tenancy)
        }
        return event.corrects == nil ? .opens(kind, facts) : .corrects(kind, facts)
    }

    private func day(_ date: CalendarDate, after day: CalendarDate?) -> IntakeVerdict {
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
        case .notNow: .notAllowedNow
        case .dateOrder: .dateOrder
        }
    }

    public func save(_ session: Session, on database: isolated PostgresConnection) throws {
        try RegistryStore.save(session, on: database)
        try TermStore.save(session.registry, on: database)
    }

    public func events(on day: CalendarDate, database: isolated PostgresConnection) throws -> [CalendarEvent] {
        try TermStore.reach(day, on: database)
    }
}
