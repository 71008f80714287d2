/// Records by their id; the table remembers which ones changed since the last `takeChanged`.
///
/// A dictionary's own order differs from run to run. So rows are returned sorted, or as `unordered` for sums, where the
/// order cannot matter.
public struct RecordTable<Record: Identifiable & Equatable & Sendable>: Sendable where Record.ID == String {
    private var rows: [String: Record] = [:]
    private var changed: Set<String> = []

    public init() {}

    public init(restoring records: [Record]) {
        for record in records {
            self.rows[record.id] = record
        }
    }

    public subscript(id: String) -> Record? { self.rows[id] }

    /// Every row, by id.
    public var sorted: [Record] { self.rows.values.sorted { $0.id < $1.id } }

    /// Every row in no order: only for results that do not depend on one.
    public var unordered: Dictionary<String, Record>.Values { self.rows.values }

    /// Inserts or replaces a row; an equal row does not count as changed.
    public mutating func put(_ record: Record) {
        guard self.rows[record.id] != record else { return }
        self.rows[record.id] = record
        self.changed.insert(record.id)
    }

    /// Changes a row that exists; an unknown id is ignored.
    public mutating func change(_ id: String, _ body: (inout Record) -> Void) {
        guard var record = self.rows[id] else { return }
        body(&record)
        self.put(record)
    }

    /// The rows that changed since the last call, by id.
    public mutating func takeChanged() -> [Record] {
        defer { self.changed.removeAll() }
        return self.changed.sorted().compactMap { self.rows[$0] }
    }
}
