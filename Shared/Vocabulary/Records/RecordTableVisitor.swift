/// Visits the tables of a state one by one.
public protocol RecordTableVisitor {
    associatedtype Failure: Error = Never

    mutating func visit<Record: StoredRecord>(_ kind: String, _ table: inout RecordTable<Record>) throws(Failure)

    /// Visits records that are stored and never read again: those not taken yet.
    mutating func visitWritten<Record: StoredRecord>(_ kind: String, _ records: inout [Record]) throws(Failure)
}
