import Vocabulary

/// Facts about one registered thing, beside its owner and state, by which Registration judges later events.
public enum RegisteredFacts: Codable, Equatable, Sendable {
    case none
    case application(WaitingClock)
    case tenancy(Tenancy)
    /// A span of days: support, an urgency, a lock, a round or temporary supply.
    ///
    /// - Parameter until: the last day; `nil` while none is known.
    case span(from: CalendarDate, until: CalendarDate?)
    /// The number of dwellings of a corporation, as stated by each dated count.
    case size(DatedStatements<Int>)
    /// The versions of a policy, by number. A version never changes.
    case versions([PolicyVersion])

    public struct PolicyVersion: Codable, Equatable, Sendable {
        public let version: Int
        /// Digest of the version's rules, by `PolicyDigest`.
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
        /// The institution responsible for the support; `nil` until one is known.
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
    /// - Returns: `nil` when the end or the day is not known.
    public func hasEnded(by day: CalendarDate?) -> Bool? {
        guard let end = self.endsOn, let day else { return nil }
        return end <= day
    }

    /// Merges a later statement of these facts: a count is added to the earlier counts, a version to the other
    /// versions; any other facts are replaced.
    ///
    /// - Throws: `versionTaken` when a known version arrives with different rules.
    func merging(_ later: RegisteredFacts) throws(RegistryRefusal) -> RegisteredFacts {
        switch (self, later) {
        case (.size(var sizes), .size(let later)):
            sizes.say(later)
            return .size(sizes)
        case (.versions(let known), .versions(let later)):
            for one in known where later.contains(where: { $0.version == one.version && $0 != one }) {
                throw .versionTaken
            }
            let new = later.filter { !known.contains($0) }
            return .versions((known + new).sorted { $0.version < $1.version })
        // Pairs: all other facts are replaced.
        default: return later
        }
    }
}

extension RegisteredFacts {
    /// - Throws: `notNow` when the state does not allow the transition, `dateOrder` when its day precedes something
    ///   that already happened.
    public mutating func apply(_ transition: Transition) throws(RegistryRefusal) {
        switch (self, transition) {
        case (.application(var clock), .pause(let day)):
            try RegistryRefusal.translating { () throws(WaitingClock.Refusal) in try clock.pause(on: day) }
            self = .application(clock)
        case (.application(var clock), .resume(let day)):
            try RegistryRefusal.translating { () throws(WaitingClock.Refusal) in try clock.resume(on: day) }
            self = .application(clock)
        case (.application(var clock), .end(let day)):
            clock.end(on: day)
            self = .application(clock)
        case (.tenancy(var tenancy), .flip(let day)):
            // Institution dwellings flip too: they are the 135 of 2019 (plan, Instellingswoningen nemen af; REG-24).
            guard tenancy.form == .flip || tenancy.form == .institution else { throw .notAllowedNow }
            guard day >= tenancy.startedOn else { throw .dateOrder }
            tenancy.form = .own
            tenancy.flippedOn = day
            self = .tenancy(tenancy)
        case (.tenancy(var tenancy), .end(let day)):
            guard day >= tenancy.startedOn else { throw .dateOrder }
            tenancy.endedOn = day
            self = .tenancy(tenancy)
        case (.tenancy(var tenancy), .assignSupporter(let institution)):
            tenancy.institution = tenancy.institution ?? institution
            self = .tenancy(tenancy)
        case (.span(let from, let until), .end(let day)):
            guard day >= from else { throw .dateOrder }
            // A reported end never extends a span beyond its own last day.
            self = .span(from: from, until: min(until ?? .distantFuture, day.adding(days: -1)))
        // Pairs: these facts allow no other transition.
        default:
            throw .notAllowedNow
        }
    }
}

extension RegistryRefusal {
    /// Translates the clock's refusal into the registry's.
    static func translating(_ change: () throws(WaitingClock.Refusal) -> Void) throws(RegistryRefusal) {
        do throws(WaitingClock.Refusal) {
            try change()
        } catch {
            switch error {
            case .notNow: throw .notAllowedNow
            case .dateOrder: throw .dateOrder
            }
        }
    }
}
