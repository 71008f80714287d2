import Vocabulary

/// What Registration has to remember of one thing beside its owner, to judge what comes later.
public enum RegisteredFacts: Codable, Equatable, Sendable {
    case none
    case application(WaitingClock)
    case tenancy(Tenancy)
    /// Support, an urgency, a lock, a round, temporary supply: something that holds from a day on.
    ///
    /// - Parameter until: the last day; `nil` while none is known.
    case span(from: CalendarDate, until: CalendarDate?)
    /// How many dwellings a corporation has, by the days of the counts.
    case size(DatedStatements<Int>)
    /// The versions of a policy, by number: one never changes.
    case versions([PolicyVersion])

    public struct PolicyVersion: Codable, Equatable, Sendable {
        public let version: Int
        /// Of its rules.
        public let digest: String

        public init(_ version: Int, digest: String) {
            self.version = version
            self.digest = digest
        }
    }

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

extension RegisteredFacts {
    /// The first day on which nothing more can happen to it; `nil` while none is known.
    var endsOn: CalendarDate? {
        switch self {
        case .application(let clock): clock.endedOn
        case .tenancy(let tenancy): tenancy.endedOn
        case .span(_, let until): until?.adding(days: 1)
        case .none, .size, .versions: nil
        }
    }

    /// - Parameter day: `nil` before the first day.
    /// - Returns: `nil` when no end is known, or no day.
    public func hasEnded(by day: CalendarDate?) -> Bool? {
        guard let end = self.endsOn, let day else { return nil }
        return end <= day
    }

    /// These facts said again: a later count stands beside the earlier ones, a version beside the others; anything else takes
    /// the former's place.
    ///
    /// - Throws: `versionTaken` when a known version comes with other rules.
    func said(anew facts: RegisteredFacts) throws(RegistryRefusal) -> RegisteredFacts {
        switch (self, facts) {
        case (.size(var sizes), .size(let said)):
            sizes.say(said)
            return .size(sizes)
        case (.versions(let known), .versions(let said)):
            for one in known where said.contains(where: { $0.version == one.version && $0 != one }) {
                throw .versionTaken
            }
            let new = said.filter { !known.contains($0) }
            return .versions((known + new).sorted { $0.version < $1.version })
        // Pairs: these two alone keep what was said before.
        default: return facts
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
            // Institution dwellings too: they are the 135 of 2019 (plan, Instellingswoningen nemen af; REG-24).
            guard tenancy.form == .flip || tenancy.form == .institution else { throw .notNow }
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
        case (.span(let from, let until), .end(let day)):
            guard day >= from else { throw .dateOrder }
            // Nothing ends later than it would have ended by itself.
            self = .span(from: from, until: min(until ?? .distantFuture, day.adding(days: -1)))
        // Pairs: nothing else can happen to these facts.
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
