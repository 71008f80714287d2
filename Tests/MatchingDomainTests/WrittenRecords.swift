import Foundation
import MatchingDomain
import Vocabulary

/// The records written so far: the last version of each, the most recently written at the end.
struct WrittenRecords: Equatable {
    private var kinds: [String: [any StoredRecord]] = [:]

    mutating func upsert(_ changes: RecordSet) {
        for (kind, records) in changes.kinds where kind != "solve" {
            for record in records {
                self.kinds[kind, default: []].removeAll { $0.id == record.id }
                self.kinds[kind, default: []].append(record)
            }
        }
    }

    /// The state that another process would restore, by way of JSON, as the database keeps it.
    func restored() throws -> MatchingState {
        var records = RecordSet()
        for (kind, list) in self.kinds { records.add(try list.map { try Self.readBack($0) }, kind: kind) }
        return MatchingState(restoring: records)
    }

    private static func readBack<Record: StoredRecord>(_ record: Record) throws -> Record {
        try JSONDecoder().decode(Record.self, from: JSONEncoder().encode(record))
    }

    mutating func change<Record: StoredRecord>(_ type: Record.Type, _ body: (inout Record) -> Void) {
        for kind in self.kinds.keys {
            self.kinds[kind] = self.kinds[kind]?.map { record in
                guard var typed = record as? Record else { return record }
                body(&typed)
                return typed
            }
        }
    }

    mutating func remove<Record: StoredRecord>(_ type: Record.Type) {
        for kind in self.kinds.keys { self.kinds[kind]?.removeAll { $0 is Record } }
    }

    static func == (left: WrittenRecords, right: WrittenRecords) -> Bool {
        guard left.kinds.keys == right.kinds.keys else { return false }
        for (kind, records) in left.kinds {
            let others = right.kinds[kind] ?? []
            guard records.count == others.count else { return false }
            for (record, other) in zip(records, others) {
                guard Self.isSame(record, other) else { return false }
            }
        }
        return true
    }

    private static func isSame<Record: StoredRecord>(_ record: Record, _ other: any StoredRecord) -> Bool {
        other as? Record == record
    }

    private func all<Record: StoredRecord>() -> [Record] {
        self.kinds.values.flatMap { $0.compactMap { $0 as? Record } }
    }

    var candidates: [Candidate] { self.all() }
    var dwellings: [Dwelling] { self.all() }
    var rounds: [Round] { self.all() }
    var quotas: [Quota] { self.all() }
    var presentations: [Presentation] { self.all() }
    var placements: [Placement] { self.all() }
}
