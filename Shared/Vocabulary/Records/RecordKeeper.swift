/// A state made of tables of records. It lists its tables once; loading, saving, restoring and snapshots follow from
/// that list.
public protocol RecordKeeper: Sendable {
    /// A state without records.
    init()

    /// Shows every table to the visitor, each under the name by which its kind is stored.
    mutating func visitTables<Visitor: RecordTableVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure)

    /// Derives the rest of the state, once all records are restored.
    mutating func recordsAreRestored()
}

extension RecordKeeper {
    /// Continues from stored records.
    public init(restoring records: RecordSet) {
        self.init()
        var source = RecordSource(records: records)
        self.visitTables(&source)
        self.recordsAreRestored()
    }

    /// The records that changed since the last call, to be upserted by id. Records are never deleted.
    public mutating func takeChanged() -> RecordSet {
        var changes = ChangedRecords()
        self.visitTables(&changes)
        return changes.records
    }

    /// All records, as a restart needs them.
    public var snapshot: RecordSet {
        var (state, all) = (self, AllRecords())
        state.visitTables(&all)
        return all.records
    }

    /// The names of the kinds that are restored, in the order of the list.
    public static var restoredKinds: [String] {
        var (state, names) = (Self(), KindNames())
        state.visitTables(&names)
        return names.names
    }
}

private struct RecordSource: RecordTableVisitor {
    let records: RecordSet

    mutating func visit<Record: StoredRecord>(_ kind: String, _ table: inout RecordTable<Record>) {
        table.restore(self.records.all(Record.self))
    }

    mutating func visitWritten<Record: StoredRecord>(_ kind: String, _ records: inout [Record]) {}
}

private struct ChangedRecords: RecordTableVisitor {
    var records = RecordSet()

    mutating func visit<Record: StoredRecord>(_ kind: String, _ table: inout RecordTable<Record>) {
        self.records.add(table.takeChanged(), kind: kind)
    }

    mutating func visitWritten<Record: StoredRecord>(_ kind: String, _ records: inout [Record]) {
        self.records.add(records, kind: kind)
        records = []
    }
}

private struct AllRecords: RecordTableVisitor {
    var records = RecordSet()

    mutating func visit<Record: StoredRecord>(_ kind: String, _ table: inout RecordTable<Record>) {
        self.records.add(table.sorted, kind: kind)
    }

    mutating func visitWritten<Record: StoredRecord>(_ kind: String, _ records: inout [Record]) {}
}

private struct KindNames: RecordTableVisitor {
    var names: [String] = []

    mutating func visit<Record: StoredRecord>(_ kind: String, _ table: inout RecordTable<Record>) {
        self.names.append(kind)
    }

    mutating func visitWritten<Record: StoredRecord>(_ kind: String, _ records: inout [Record]) {}
}
