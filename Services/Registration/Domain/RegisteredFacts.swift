import Vocabulary

/// What Registration has to remember of one thing beside its owner, to judge what comes later.
public enum RegisteredFacts: Codable, Equatable, Sendable {
    case none
    case application(WaitingClock)
    case tenancy(Tenancy)
    /// Support, an urgency, a lock: something that holds from a day on.
    case span(from: CalendarDate, until: CalendarDate?)

    /// A tenancy with its contract form (REG-7).
    public struct Tenancy: Codable, Equatable, Sendable {
        public var form: ContractForm
        public var startedOn: CalendarDate
        /// The institution that answers for the support; `nil` until one is known.
        public var institution: String?
        public var endedOn: CalendarDate?
        /// The day on which a flip contract became the resident's own.
        public var flippedOn: CalendarDate?

        public init(form: ContractForm, startedOn: CalendarDate, institution: String?) {
            self.form = form
            self.startedOn = startedOn
            self.institution = institution
        }
    }
}

/// What an event does to what is remembered.
public enum Transition: Equatable, Sendable {
    case pause(CalendarDate)
    case resume(CalendarDate)
    /// An application is withdrawn; support, an urgency, a lock or a tenancy ends.
    case end(CalendarDate)
    case flip(CalendarDate)
    /// The institution answers for the tenancy's support from now on.
    case takeCare(institution: String)
}

extension RegisteredFacts {
    /// - Throws: `notNow` when the state does not allow it, `dateOrder` when the day lies before what happened already.
    public mutating func apply(_ transition: Transition) throws(RegistryRefusal) {
        switch (self, transition) {
        case (.application(var clock), .pause(let day)):
            try RegistryRefusal.of { () throws(WaitingClock.Refusal) in try clock.pause(on: day) }
            self = .application(clock)
        case (.application(var clock), .resume(let day)):
            try RegistryRefusal.of { () throws(WaitingClock.Refusal) in try clock.resume(on: day) }
            self = .application(clock)
        case (.application(var clock), .end(let day)):
            clock.end(on: day)
            self = .application(clock)
        case (.tenancy(var tenancy), .flip(let day)):
            guard tenancy.form == .flip else { throw .notNow }
            guard day >= tenancy.startedOn else { throw .dateOrder }
            tenancy.form = .own
            tenancy.flippedOn = day
            self = .tenancy(tenancy)
        case (.tenancy(var tenancy), .end(let day)):
            guard day >= tenancy.startedOn else { throw .dateOrder }
            tenancy.endedOn = day
            self = .tenancy(tenancy)
        case (.tenancy(var tenancy), .takeCare(let institution)):
            tenancy.institution = tenancy.institution ?? institution
            self = .tenancy(tenancy)
        case (.span(let from, _), .end(let day)):
            guard day >= from else { throw .dateOrder }
            self = .span(from: from, until: day)
        default:
            throw .notNow
        }
    }
}

extension RegistryRefusal {
    /// The clock's refusal as the registry's.
    static func of(_ change: () throws(WaitingClock.Refusal) -> Void) throws(RegistryRefusal) {
        do throws(WaitingClock.Refusal) {
            try change()
        } catch {
            switch error {
            case .notNow: throw .notNow
            case .dateOrder: throw .dateOrder
            }
        }
    }
}
