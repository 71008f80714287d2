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
public enum ReferenceState: String, Sendable {
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
    /// Says anew what was registered before, by its owner: a correction that names the earlier event.
    case corrects(ReferenceKind, RegisteredFacts = .none)
    /// Says something new about what its owner registered.
    case changes(ReferenceKind, Transition? = nil)
    /// Says something new about a tenancy, by the institution that answers for its support.
    case cares(ReferenceKind, Transition? = nil)
    /// Ends what its owner registered.
    case closes(ReferenceKind, Transition? = nil)
    /// Registers, or says anew: a later fact takes the former's place, by its owner alone.
    case sets(ReferenceKind, RegisteredFacts = .none)
    /// Refers to what another service knows.
    case refers(ReferenceKind)
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

    private var entries: [Key: RegistryEntry]
    /// Registered in this batch, in order.
    public private(set) var added: [Key] = []
    public private(set) var changed: Set<Key> = []

    public init(_ entries: [RegistryEntry] = []) {
        self.entries = Dictionary(
            entries.map { (Key($0.kind, $0.id), $0) }, uniquingKeysWith: { first, _ in first })
    }

    public subscript(_ key: Key) -> RegistryEntry? { self.entries[key] }

    public var addedEntries: [RegistryEntry] { self.added.compactMap { self.entries[$0] } }

    public var changedEntries: [RegistryEntry] {
        self.changed.subtracting(self.added).compactMap { self.entries[$0] }
            .sorted { ($0.kind.rawValue, $0.id) < ($1.kind.rawValue, $1.id) }
    }

    /// Applies one event, or refuses it and changes nothing.
    public mutating func apply(_ act: RegistryAct, id: String, by partner: String) throws(RegistryRefusal) {
        switch act {
        case .opens(let kind, let facts):
            guard self.entries[Key(kind, id)] == nil else { throw .taken }
            self.add(RegistryEntry(kind: kind, id: id, owner: partner, state: .open, facts: facts))
        case .corrects(let kind, let facts):
            var entry = try self.open(kind, id, ownedBy: partner)
            try entry.correct(facts)
            self.put(entry)
        case .changes(let kind, let transition):
            try self.move(try self.open(kind, id, ownedBy: partner), by: transition)
        case .cares(let kind, let transition):
            try self.move(try self.open(kind, id, inCareOf: partner), by: transition)
        case .closes(let kind, let transition):
            var entry = try self.open(kind, id, ownedBy: partner)
            if let transition, entry.facts != .none { try entry.facts.apply(transition) }
            entry.state = .closed
            self.put(entry)
        case .sets(let kind, let facts):
            guard var entry = self.entries[Key(kind, id)] else {
                return self.add(RegistryEntry(kind: kind, id: id, owner: partner, state: .open, facts: facts))
            }
            guard entry.owner == partner else { throw .notOwner }
            // What had ended begins anew: an institution joins again.
            entry.state = .open
            entry.facts = facts
            self.put(entry)
        case .refers: return
        }
    }

    private mutating func move(_ entry: RegistryEntry, by transition: Transition?) throws(RegistryRefusal) {
        guard let transition else { return }
        var entry = entry
        try entry.facts.apply(transition)
        self.put(entry)
    }

    private mutating func put(_ entry: RegistryEntry) {
        let key = Key(entry.kind, entry.id)
        guard self.entries[key] != entry else { return }
        self.entries[key] = entry
        self.changed.insert(key)
    }

    /// What an event names beside its own reference has to be registered, open when that matters, and the partner's own
    /// when that matters.
    public func require(
        _ kind: ReferenceKind, _ id: String, open: Bool, ownedBy partner: String? = nil
    ) throws(RegistryRefusal) {
        guard let entry = self.entries[Key(kind, id)] else { throw .unknown }
        guard partner == nil || entry.owner == partner else { throw .notOwner }
        guard !open || entry.state == .open else { throw .closed }
    }

    /// The tenancy is open, and its support is the partner's to answer for, or nobody's yet.
    public func requireCare(of tenancy: String, by partner: String) throws(RegistryRefusal) {
        _ = try self.open(.tenancy, tenancy, inCareOf: partner)
    }

    /// The institution that answers for a tenancy's support is the one that applied; without an application it is known
    /// later.
    public func owner(_ kind: ReferenceKind, _ id: String) -> String? { self.entries[Key(kind, id)]?.owner }

    private mutating func add(_ entry: RegistryEntry) {
        let key = Key(entry.kind, entry.id)
        self.entries[key] = entry
        self.added.append(key)
    }

    private func open(
        _ kind: ReferenceKind, _ id: String, ownedBy partner: String
    ) throws(RegistryRefusal) -> RegistryEntry {
        guard let entry = self.entries[Key(kind, id)] else { throw .unknown }
        guard entry.owner == partner else { throw .notOwner }
        guard entry.state == .open else { throw .closed }
        return entry
    }

    private func open(
        _ kind: ReferenceKind, _ id: String, inCareOf partner: String
    ) throws(RegistryRefusal) -> RegistryEntry {
        guard let entry = self.entries[Key(kind, id)] else { throw .unknown }
        guard case .tenancy(let tenancy) = entry.facts else { throw .notNow }
        guard tenancy.institution == nil || tenancy.institution == partner else { throw .notOwner }
        guard entry.state == .open else { throw .closed }
        return entry
    }
}

extension RegistryEntry {
    /// Says anew what it was registered with. What happened since stays: the pauses of an application, the institution
    /// of a tenancy.
    fileprivate mutating func correct(_ facts: RegisteredFacts) throws(RegistryRefusal) {
        switch (self.facts, facts) {
        case (.application(var clock), .application(let said)):
            try RegistryRefusal.of { () throws(WaitingClock.Refusal) in try clock.correct(since: said.since) }
            self.facts = .application(clock)
        case (.tenancy(let old), .tenancy(var said)):
            said.institution = old.institution ?? said.institution
            self.facts = .tenancy(said)
        default: self.facts = facts
        }
    }
}
