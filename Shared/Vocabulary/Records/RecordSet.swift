/// Records of several kinds: all records of a state, or the changed ones.
public struct RecordSet: Sendable {
    /// The records by kind, in the order in which they were added.
    public private(set) var kinds: [(name: String, records: [any StoredRecord])] = []

    public init() {}

    public var isEmpty: Bool { self.kinds.isEmpty }

    /// Adds records of one kind, after those of the same kind.
    public mutating func add(_ records: [any StoredRecord], kind: String) {
        guard !records.isEmpty else { return }
        if let index = self.kinds.firstIndex(where: { $0.name == kind }) {
            self.kinds[index].records += records
        } else {
            self.kinds.append((kind, records))
        }
    }

    /// The records of one type, in the order in which they were added.
    public func all<Record: StoredRecord>(_ type: Record.Type = Record.self) -> [Record] {
        self.kinds.flatMap { $0.records.compactMap { $0 as? Record } }
    }
}
