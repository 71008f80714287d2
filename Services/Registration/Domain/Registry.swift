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
}

/// Whether more can happen to it.
public enum ReferenceState: String, Sendable {
    case open
    case closed
}

/// One registered thing: whose it is and whether it is still open (REG-1).
public struct RegistryEntry: Equatable, Sendable {
    public let kind: ReferenceKind
    public let id: String
    /// The partner that registered it.
    public let owner: String
    public var state: ReferenceState

    public init(kind: ReferenceKind, id: String, owner: String, state: ReferenceState) {
        self.kind = kind
        self.id = id
        self.owner = owner
        self.state = state
    }
}

/// What an event does to the registry.
public enum RegistryAct: Equatable, Sendable {
    /// Registers something new.
    case opens(ReferenceKind)
    /// Says something new about what its owner registered.
    case changes(ReferenceKind)
    /// Ends what its owner registered.
    case closes(ReferenceKind)
    /// Registers, or says anew: a later fact takes the former's place, by its owner alone.
    case sets(ReferenceKind)
    /// Refers to what another service knows.
    case refers(ReferenceKind)
}

/// Why the registry says no.
public enum RegistryRefusal: Error, Equatable, Sendable {
    case taken
    case unknown
    case notOwner
    case closed
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
        case .opens(let kind):
            guard self.entries[Key(kind, id)] == nil else { throw .taken }
            self.add(RegistryEntry(kind: kind, id: id, owner: partner, state: .open))
        case .changes(let kind):
            _ = try self.owned(kind, id, by: partner)
        case .closes(let kind):
            var entry = try self.owned(kind, id, by: partner)
            entry.state = .closed
            self.entries[Key(kind, id)] = entry
            self.changed.insert(Key(kind, id))
        case .sets(let kind):
            guard let entry = self.entries[Key(kind, id)] else {
                return self.add(RegistryEntry(kind: kind, id: id, owner: partner, state: .open))
            }
            guard entry.owner == partner else { throw .notOwner }
        case .refers: return
        }
    }

    /// What an event names beside its own reference has to be registered, and open when that matters.
    public func require(_ kind: ReferenceKind, _ id: String, open: Bool) throws(RegistryRefusal) {
        guard let entry = self.entries[Key(kind, id)] else { throw .unknown }
        guard !open || entry.state == .open else { throw .closed }
    }

    private mutating func add(_ entry: RegistryEntry) {
        let key = Key(entry.kind, entry.id)
        self.entries[key] = entry
        self.added.append(key)
    }

    private func owned(_ kind: ReferenceKind, _ id: String, by partner: String) throws(RegistryRefusal) -> RegistryEntry
    {
        guard let entry = self.entries[Key(kind, id)] else { throw .unknown }
        guard entry.owner == partner else { throw .notOwner }
        guard entry.state == .open else { throw .closed }
        return entry
    }
}
