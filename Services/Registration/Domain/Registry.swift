import Vocabulary

/// The registered things that one batch of events concerns: loaded before the batch, saved after it. Pure.
public struct Registry: Sendable {
    public struct Key: Hashable, Sendable {
        public let kind: ReferenceKind
        public let id: String

        public init(_ kind: ReferenceKind, _ id: String) {
            self.kind = kind
            self.id = id
        }
    }

    /// One registered thing, and whether this batch added or changed it.
    public struct Record: Sendable {
        public fileprivate(set) var entry: RegistryEntry
        /// Registered in this batch.
        public let isAdded: Bool
        public fileprivate(set) var isChanged = false
    }

    /// Loaded records first, then added ones, in order.
    public private(set) var records: [Record] = []
    /// Index of each key in `records`, where records never move.
    private var indices: [Key: Int] = [:]

    /// - Parameter count: about how many things the batch adds.
    public init(_ entries: [RegistryEntry] = [], expecting count: Int = 0) {
        self.records.reserveCapacity(entries.count + count)
        self.indices.reserveCapacity(entries.count + count)
        for entry in entries {
            let key = Key(entry.kind, entry.id)
            if self.indices[key] == nil { self.append(Record(entry: entry, isAdded: false), at: key) }
        }
    }

    public subscript(_ key: Key) -> RegistryEntry? { self.indices[key].map { self.records[$0].entry } }

    /// Applies one event, or refuses it and changes nothing.
    ///
    /// - Parameter day: the current day; `nil` before the first.
    /// - Returns: the index of the record concerned; `nil` for a reference that another service keeps.
    @discardableResult
    public mutating func apply(
        _ operation: RegistryOperation, id: String, by partner: String, on day: CalendarDate? = nil
    ) throws(RegistryRefusal) -> Int? {
        switch operation {
        case .registers(let kind, let facts):
            let key = Key(kind, id)
            guard self.indices[key] == nil else { throw .taken }
            return self.add(key, owner: partner, facts: facts)
        case .corrects(let kind, let facts):
            return try self.change(self.open(kind, id, ownedBy: partner, on: day)) { (entry) throws(RegistryRefusal) in
                try entry.correct(facts)
            }
        case .changes(let kind, let transition):
            return try self.change(self.open(kind, id, ownedBy: partner, on: day)) { (entry) throws(RegistryRefusal) in
                if let transition { try entry.facts.apply(transition) }
            }
        case .updatesAsSupporter(let kind, let transition, let happenedOn):
            return try self.change(self.open(kind, id, supportedBy: partner, on: happenedOn)) {
                (entry) throws(RegistryRefusal) in
                if let transition { try entry.facts.apply(transition) }
            }
        case .closes(let kind, let transition):
            // A thing that ended by its own date can still be closed, and an end that is still ahead can be replaced.
            return try self.change(self.closable(kind, id, ownedBy: partner, on: day)) {
                (entry) throws(RegistryRefusal) in
                if let transition, entry.facts != .none { try entry.facts.apply(transition) }
                // Closing without a day ends the thing now, whatever end it had.
                if transition == nil { entry.facts = .none }
                entry.state = .closed
            }
        case .sets(let kind, let facts):
            let key = Key(kind, id)
            guard let index = self.indices[key] else { return self.add(key, owner: partner, facts: facts) }
            return try self.change(index) { (entry) throws(RegistryRefusal) in
                guard entry.owner == partner else { throw .taken }
                // Setting reopens a thing that had ended: an institution joins again.
                entry.facts = try entry.facts.merging(facts)
                entry.state = .open
            }
        case .refers: return nil
        }
    }

    /// - Returns: the given index.
    private mutating func change(
        _ index: Int, _ body: (inout RegistryEntry) throws(RegistryRefusal) -> Void
    ) throws(RegistryRefusal) -> Int {
        var entry = self.records[index].entry
        try body(&entry)
        guard self.records[index].entry != entry else { return index }
        self.records[index].entry = entry
        self.records[index].isChanged = true
        return index
    }

    private mutating func add(_ key: Key, owner: String, facts: RegisteredFacts) -> Int {
        let entry = RegistryEntry(kind: key.kind, id: key.id, owner: owner, state: .open, facts: facts)
        return self.append(Record(entry: entry, isAdded: true), at: key)
    }

    @discardableResult
    private mutating func append(_ record: Record, at key: Key) -> Int {
        self.indices[key] = self.records.count
        self.records.append(record)
        return self.records.count - 1
    }

    /// Requires that a thing which an event names beside its own reference is registered, and, where asked, open on a
    /// day and owned by the partner.
    ///
    /// - Parameter isOptional: the thing need not be registered; if it is, the other requirements hold.
    public func require(
        _ kind: ReferenceKind, _ id: String, _ openness: Openness = .any, ownedBy partner: String? = nil,
        isOptional: Bool = false
    ) throws(RegistryRefusal) {
        guard let entry = self[Key(kind, id)] else {
            if isOptional { return }
            throw .unknown
        }
        // A thing that need not be registered is refused because somebody else registered it.
        guard partner == nil || entry.owner == partner else { throw isOptional ? .taken : .unknown }
        if case .open(let day) = openness, entry.hasEnded(by: day) { throw .closed }
    }

    /// Whether a named thing may have ended.
    public enum Openness: Equatable, Sendable {
        case any
        /// The thing must not have ended by that day; `nil` before the first.
        case open(on: CalendarDate?)
    }

    /// Requires that the tenancy had not ended on that day, and that the partner, or no institution yet, is responsible
    /// for its support.
    public func requireSupporter(of tenancy: String, by partner: String, on day: CalendarDate?) throws(RegistryRefusal)
    {
        _ = try self.open(.tenancy, tenancy, supportedBy: partner, on: day)
    }

    /// Used for the application of a tenancy: the institution that submitted it is responsible for the support. Without
    /// an application the institution becomes known later.
    public func owner(_ kind: ReferenceKind, _ id: String) -> String? { self[Key(kind, id)]?.owner }

    private func index(
        _ kind: ReferenceKind, _ id: String, ownedBy partner: String
    ) throws(RegistryRefusal) -> Int {
        guard let index = self.indices[Key(kind, id)], self.records[index].entry.owner == partner else {
            throw .unknown
        }
        return index
    }

    private func open(
        _ kind: ReferenceKind, _ id: String, ownedBy partner: String, on day: CalendarDate?
    ) throws(RegistryRefusal) -> Int {
        let index = try self.index(kind, id, ownedBy: partner)
        guard !self.records[index].entry.hasEnded(by: day) else { throw .closed }
        return index
    }

    private func closable(
        _ kind: ReferenceKind, _ id: String, ownedBy partner: String, on day: CalendarDate?
    ) throws(RegistryRefusal) -> Int {
        let index = try self.index(kind, id, ownedBy: partner)
        let entry = self.records[index].entry
        guard entry.state == .open || !entry.hasEnded(by: day) else { throw .closed }
        return index
    }

    private func open(
        _ kind: ReferenceKind, _ id: String, supportedBy partner: String, on day: CalendarDate?
    ) throws(RegistryRefusal) -> Int {
        guard let index = self.indices[Key(kind, id)] else { throw .unknown }
        let entry = self.records[index].entry
        guard case .tenancy(let tenancy) = entry.facts,
            tenancy.institution == nil || tenancy.institution == partner
        else { throw .unknown }
        guard !entry.hasEnded(by: day) else { throw .closed }
        return index
    }
}
