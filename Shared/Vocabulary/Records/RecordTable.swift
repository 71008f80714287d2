/// Records by their id; the table remembers which ones changed since the last `takeChanged`.
///
/// A dictionary's own order differs from run to run. So rows are returned sorted, or as `unordered` for sums, where the
/// order cannot matter.
public struct RecordTable<Record: Identifiable & Equatable & Sendable>: Sendable where Record.ID == String {
    @usableFromInline var rows: [String: Record] = [:]
    @usableFromInline var changed: Set<String> = []
    /// `nil` in a table that is not followed.
    @usableFromInline var followed: Set<String>?

    /// - Parameter isFollowed: whether `takeFollowed` will be called; ids accumulate until then.
    public init(isFollowed: Bool = false) {
        self.followed = isFollowed ? [] : nil
    }

    public init(restoring records: [Record]) {
        self.init()
        self.restore(records)
    }

    /// Takes rows over from storage: none of them counts as changed.
    @inlinable
    public mutating func restore(_ records: [Record]) {
        for record in records { self.rows[record.id] = record }
    }

    @inlinable
    public subscript(id: String) -> Record? { self.rows[id] }

    @inlinable
    public var count: Int { self.rows.count }

    /// Every row, by id.
    @inlinable
    public var sorted: [Record] { self.rows.values.sorted { $0.id < $1.id } }

    /// The rows that satisfy the condition, by id.
    @inlinable
    public func filter(_ condition: (Record) -> Bool) -> [Record] {
        self.rows.values.filter(condition).sorted { $0.id < $1.id }
    }

    /// Every row in no order: only for results that do not depend on one.
    public var unordered: Dictionary<String, Record>.Values { self.rows.values }

    @inlinable
    public func count(where condition: (Record) -> Bool) -> Int { self.rows.values.count(where: condition) }

    /// The row that satisfies the condition: only for conditions that at most one row can satisfy.
    @inlinable
    public func only(where condition: (Record) -> Bool) -> Record? { self.rows.values.first(where: condition) }

    /// Inserts or replaces a row; an equal row does not count as changed.
    @inlinable
    public mutating func put(_ record: Record) {
        self.followed?.insert(record.id)
        guard self.rows[record.id] != record else { return }
        self.rows[record.id] = record
        self.changed.insert(record.id)
    }

    /// Changes a row that exists; an unknown id is ignored.
    @inlinable
    public mutating func change(_ id: String, _ body: (inout Record) -> Void) {
        guard var record = self.rows[id] else { return }
        body(&record)
        self.put(record)
    }

    /// Counts every row as changed, so that all are stored and followed again.
    public mutating func markAll() {
        self.changed = Set(self.rows.keys)
        if self.followed != nil { self.followed = self.changed }
    }

    /// The rows that changed since the last call, by id.
    public mutating func takeChanged() -> [Record] {
        defer { self.changed.removeAll() }
        return self.changed.sorted().compactMap { self.rows[$0] }
    }

    /// The ids that were put since the last call, changed or not; none in a table that is not followed.
    public mutating func takeFollowed() -> Set<String> {
        guard let followed = self.followed else { return [] }
        self.followed = []
        return followed
    }
}
