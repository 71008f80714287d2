import Vocabulary

/// What can be registered under a reference of its own.
public enum ReferenceKind: String, CaseIterable, Sendable, Hashable {
    case application
    case dwelling
    case round
    case presentation
    case tenancy
    case allocation
    case count
    case institution
    case contingent
    case corporation
    case target
    case policy
    case action
    case alert
    case support
    case handover
    case relapse
    case nuisance
    case urgency
    case lock
    case exception
    case evaluation
    case stock
    case supply
    case statusHolderTarget = "status-holder-target"
}

/// Whether more can happen to it.
public enum ReferenceState: String, CaseIterable, Sendable {
    case open
    case closed
}

/// One registered thing: whose it is, whether it is still open, and what has to be remembered of it (REG-1).
public struct RegistryEntry: Equatable, Sendable {
    public let kind: ReferenceKind
    public let id: String
    /// The partner that registered it.
    public let owner: String
    public var state: ReferenceState
    public var facts: RegisteredFacts

    public init(
        kind: ReferenceKind, id: String, owner: String, state: ReferenceState, facts: RegisteredFacts = .none
    ) {
        self.kind = kind
        self.id = id
        self.owner = owner
        self.state = state
        self.facts = facts
    }
}

/// What an event does to the registry.
public enum RegistryAct: Equatable, Sendable {
    /// Registers something new.
    case opens(ReferenceKind, RegisteredFacts = .none)
    /// Says anew what was registered or set before, by its owner: a correction that names the earlier event. What has
    /// ended cannot be corrected.
    case corrects(ReferenceKind, RegisteredFacts = .none)
    /// Says something new about what its owner registered.
    case changes(ReferenceKind, Transition? = nil)
    /// Says something new about a tenancy, by the institution that answers for its support.
    ///
    /// - Parameter on: the day on which it happened; it counts when the tenancy had not ended by then.
    case cares(ReferenceKind, Transition? = nil, on: CalendarDate? = nil)
    /// Ends what its owner registered.
    case closes(ReferenceKind, Transition? = nil)
    /// Registers, or says anew: a later fact takes the former's place, by its owner alone.
    case sets(ReferenceKind, RegisteredFacts = .none)
    /// Refers to what another service knows.
    case refers(ReferenceKind)

    /// Takes the place of what was registered or set. What corrects anything else says something new about it, like the
    /// event that it corrects.
    public var saysAnew: Bool {
        guard case .corrects = self else { return false }
        return true
    }
}

/// Why the registry says no.
public enum RegistryRefusal: Error, Equatable, Sendable {
    case taken
    case unknown
    case notOwner
    case closed
    /// Its present state does not allow it.
    case notNow
    /// The day lies before something that happened already.
    case dateOrder
    /// A known version with other rules.
    case versionTaken
}

extension RegistryEntry {
    /// Whether nothing more can happen to it on a day. An end that lies ahead, or behind the day that an event is about, does
    /// not count yet.
    ///
    /// - Parameter day: `nil` before the first day: then all ends that were told count.
    func hasEnded(by day: CalendarDate?) -> Bool {
        self.facts.hasEnded(by: day) ?? (self.state == .closed)
    }
}

/// The registered things that one batch of events is about. Pure: loaded before, saved after.
public struct Registry: Sendable {
    public struct Key: Hashable, Sendable {
        public let kind: ReferenceKind
        public let id: String

        public init(_ kind: ReferenceKind, _ id: String) {
            self.kind = kind
            self.id = id
        }
    }

    /// One registered thing and what became of it in this batch.
    public struct Record: Sendable {
        public fileprivate(set) var entry: RegistryEntry
        /// Registered in this batch.
        public let isAdded: Bool
        public fileprivate(set) var isChanged = false
    }

    /// What was loaded, then what was added, in order.
    public private(set) var records: [Record] = []
    /// Where each stands among the records, which never move.
    private var places: [Key: Int] = [:]

    public init(_ entries: [RegistryEntry] = []) {
        for entry in entries {
            let key = Key(entry.kind, entry.id)
            if self.places[key] == nil { self.append(Record(entry: entry, isAdded: false), at: key) }
        }
    }

    public subscript(_ key: Key) -> RegistryEntry? { self.places[key].map { self.records[$0].entry } }

    /// Applies one event, or refuses it and changes nothing.
    ///
    /// - Parameter day: the day it is; `nil` before the first.
    /// - Returns: the place of the record that it is about; `nil` when another service knows it.
    @discardableResult
    public mutating func apply(
        _ act: RegistryAct, id: String, by partner: String, on day: CalendarDate? = nil
    ) throws(RegistryRefusal) -> Int? {
        switch act {
        case .opens(let kind, let facts):
            let key = Key(kind, id)
            guard self.places[key] == nil else { throw .taken }
            return self.add(key, owner: partner, facts: facts)
        case .corrects(let kind, let facts):
            return try self.change(self.open(kind, id, ownedBy: partner, on: day)) { (entry) throws(RegistryRefusal) in
                try entry.correct(facts)
            }
        case .changes(let kind, let transition):
            return try self.change(self.open(kind, id, ownedBy: partner, on: day)) { (entry) throws(RegistryRefusal) in
                if let transition { try entry.facts.apply(transition) }
            }
        case .cares(let kind, let transition, let happenedOn):
            return try self.change(self.open(kind, id, inCareOf: partner, on: happenedOn)) {
                (entry) throws(RegistryRefusal) in
                if let transition { try entry.facts.apply(transition) }
            }
        case .closes(let kind, let transition):
            // What ended by its own date is closed by word too, and an end that lies ahead can be told anew.
            return try self.change(self.closable(kind, id, ownedBy: partner, on: day)) {
                (entry) throws(RegistryRefusal) in
                if let transition, entry.facts != .none { try entry.facts.apply(transition) }
                // Closed without a day it is closed now, whatever end it had.
                if transition == nil { entry.facts = .none }
                entry.state = .closed
            }
        case .sets(let kind, let facts):
            let key = Key(kind, id)
            guard let place = self.places[key] else { return self.add(key, owner: partner, facts: facts) }
            return try self.change(place) { (entry) throws(RegistryRefusal) in
                guard entry.owner == partner else { throw .notOwner }
                // What had ended begins anew: an institution joins again.
                entry.facts = try entry.facts.said(anew: facts)
                entry.state = .open
            }
        case .refers: return nil
        }
    }

    /// - Returns: the place itself.
    private mutating func change(
        _ place: Int, _ body: (inout RegistryEntry) throws(RegistryRefusal) -> Void
    ) throws(RegistryRefusal) -> Int {
        var entry = self.records[place].entry
        try body(&entry)
        guard self.records[place].entry != entry else { return place }
        self.records[place].entry = entry
        self.records[place].isChanged = true
        return place
    }

    private mutating func add(_ key: Key, owner: String, facts: RegisteredFacts) -> Int {
        let entry = RegistryEntry(kind: key.kind, id: key.id, owner: owner, state: .open, facts: facts)
        return self.append(Record(entry: entry, isAdded: true), at: key)
    }

    @discardableResult
    private mutating func append(_ record: Record, at key: Key) -> Int {
        self.places[key] = self.records.count
        self.records.append(record)
        return self.records.count - 1
    }

    /// What an event names beside its own reference has to be registered, open on a day when that matters, and the partner's
    /// own when that matters.
    ///
    /// - Parameter isOptional: it need not be registered; when it is, the rest holds.
    public func require(
        _ kind: ReferenceKind, _ id: String, _ openness: Openness = .any, ownedBy partner: String? = nil,
        isOptional: Bool = false
    ) throws(RegistryRefusal) {
        guard let entry = self[Key(kind, id)] else {
            if isOptional { return }
            throw .unknown
        }
        guard partner == nil || entry.owner == partner else { throw .notOwner }
        if case .open(let day) = openness, entry.hasEnded(by: day) { throw .closed }
    }

    /// Whether something that is named may have ended.
    public enum Openness: Equatable, Sendable {
        case any
        /// Not by that day; `nil` before the first.
        case open(on: CalendarDate?)
    }

    /// The tenancy had not ended on that day, and its support is the partner's to answer for, or nobody's yet.
    public func requireCare(of tenancy: String, by partner: String, on day: CalendarDate?) throws(RegistryRefusal) {
        _ = try self.open(.tenancy, tenancy, inCareOf: partner, on: day)
    }

    /// The institution that answers for a tenancy's support is the one that applied; without an application it is known
    /// later.
    public func owner(_ kind: ReferenceKind, _ id: String) -> String? { self[Key(kind, id)]?.owner }

    private func place(
        _ kind: ReferenceKind, _ id: String, ownedBy partner: String
    ) throws(RegistryRefusal) -> Int {
        guard let place = self.places[Key(kind, id)] else { throw .unknown }
        guard self.records[place].entry.owner == partner else { throw .notOwner }
        return place
    }

    private func open(
        _ kind: ReferenceKind, _ id: String, ownedBy partner: String, on day: CalendarDate?
    ) throws(RegistryRefusal) -> Int {
        let place = try self.place(kind, id, ownedBy: partner)
        guard !self.records[place].entry.hasEnded(by: day) else { throw .closed }
        return place
    }

    private func closable(
        _ kind: ReferenceKind, _ id: String, ownedBy partner: String, on day: CalendarDate?
    ) throws(RegistryRefusal) -> Int {
        let place = try self.place(kind, id, ownedBy: partner)
        let entry = self.records[place].entry
        guard entry.state == .open || !entry.hasEnded(by: day) else { throw .closed }
        return place
    }

    private func open(
        _ kind: ReferenceKind, _ id: String, inCareOf partner: String, on day: CalendarDate?
    ) throws(RegistryRefusal) -> Int {
        guard let place = self.places[Key(kind, id)] else { throw .unknown }
        let entry = self.records[place].entry
        guard case .tenancy(let tenancy) = entry.facts else { throw .notNow }
        guard tenancy.institution == nil || tenancy.institution == partner else { throw .notOwner }
        guard !entry.hasEnded(by: day) else { throw .closed }
        return place
    }
}

extension RegistryEntry {
    /// Says anew what it was registered with. What happened since stays: the pauses of an application, the flip of a
    /// tenancy, and the institution that answers for its support unless another application is named.
    fileprivate mutating func correct(_ facts: RegisteredFacts) throws(RegistryRefusal) {
        switch (self.facts, facts) {
        case (.application(var clock), .application(let said)):
            try RegistryRefusal.of { () throws(WaitingClock.Refusal) in try clock.correct(since: said.since) }
            self.facts = .application(clock)
        case (.tenancy(let old), .tenancy(var said)):
            // The application that it names now says who answers for the support; without one it stays as it is.
            said.institution = said.institution ?? old.institution
            if let ended = old.endedOn, ended < said.startedOn { throw .dateOrder }
            said.endedOn = old.endedOn
            if let flippedOn = old.flippedOn, said.form == .flip || said.form == .institution {
                guard flippedOn >= said.startedOn else { throw .dateOrder }
                said.form = .own
                said.flippedOn = flippedOn
            }
            self.facts = .tenancy(said)
        case (.span(_, let old?), .span(let from, let said)) where self.state == .closed:
            // Its end was told, perhaps ahead: that stays.
            self.facts = .span(from: from, until: min(old, said ?? old))
        // Pairs: of anything else nothing happened since.
        default: self.facts = try self.facts.said(anew: facts)
        }
    }
}
