import Foundation
import PostgresClient
import ServiceKit
import Vocabulary

/// A service's domain entities as documents: one row each, written in the transaction of the events that changed them.
/// The domain works on a copy in memory, which is loaded from here.
public enum EntityStore {
    public static let migration = Migration(
        50, "entity",
        """
        CREATE TABLE entity (
            kind text NOT NULL,
            id text NOT NULL,
            document jsonb NOT NULL,
            PRIMARY KEY (kind, id));
        """)

    /// Writes entities of one kind; a later one replaces an earlier one with the same id.
    public static func save<Entity: Encodable & Identifiable>(
        _ entities: [Entity], kind: String, on database: isolated PostgresConnection
    ) throws where Entity.ID == String {
        let encoder = JSONEncoder.sorted
        var documents: [String: String] = [:]
        for entity in entities { documents[entity.id] = String(decoding: try encoder.encode(entity), as: UTF8.self) }
        try self.upsert(documents, kind: kind, on: database)
    }

    /// Writes changed records of any kind; a later one replaces an earlier one with the same id.
    public static func save(_ changes: RecordSet, on database: isolated PostgresConnection) throws {
        let encoder = JSONEncoder.sorted
        for (kind, records) in changes.kinds {
            var documents: [String: String] = [:]
            for record in records {
                documents[record.id] = String(decoding: try encoder.encode(record), as: UTF8.self)
            }
            try self.upsert(documents, kind: kind, on: database)
        }
    }

    private static func upsert(
        _ documents: [String: String], kind: String, on database: isolated PostgresConnection
    ) throws {
        guard !documents.isEmpty else { return }
        let sorted = documents.sorted { $0.key < $1.key }
        try database.query(
            """
            INSERT INTO entity (kind, id, document)
            SELECT $1, v.id, v.document::jsonb FROM unnest($2::text[], $3::text[]) AS v (id, document)
            ON CONFLICT (kind, id) DO UPDATE SET document = EXCLUDED.document
            """, [.text(kind), .texts(sorted.map(\.key)), .texts(sorted.map(\.value))])
    }

    /// One entity, or `nil` when there is none.
    public static func find<Entity: Decodable>(
        _ type: Entity.Type = Entity.self, kind: String, id: String, on database: isolated PostgresConnection
    ) throws -> Entity? {
        let row = try database.query(
            "SELECT document FROM entity WHERE kind = $1 AND id = $2", [.text(kind), .text(id)]
        ).first
        return try row?[0].text.map { try JSONDecoder().decode(type, from: Data($0.utf8)) }
    }

    /// All entities of a kind, by id.
    public static func load<Entity: Decodable>(
        _ type: Entity.Type = Entity.self, kind: String, on database: isolated PostgresConnection
    ) throws -> [Entity] {
        let decoder = JSONDecoder()
        return try self.documents(kind: kind, on: database).map { try decoder.decode(type, from: Data($0.utf8)) }
    }

    /// A state with all its records.
    public static func load<State: RecordKeeper>(
        _ type: State.Type = State.self, on database: isolated PostgresConnection
    ) throws -> State {
        var state = State()
        for kind in State.restoredKinds {
            var documents = StoredDocuments(kind: kind, documents: try self.documents(kind: kind, on: database))
            try state.visitTables(&documents)
        }
        state.recordsAreRestored()
        return state
    }

    private static func documents(kind: String, on database: isolated PostgresConnection) throws -> [String] {
        try database.query("SELECT document FROM entity WHERE kind = $1 ORDER BY id", [.text(kind)]).rows
            .map { $0[0].text ?? "" }
    }
}

/// Fills the table of one kind with its stored records.
private struct StoredDocuments: RecordTableVisitor {
    typealias Failure = any Error

    let kind: String
    let documents: [String]
    private let decoder = JSONDecoder()

    init(kind: String, documents: [String]) {
        self.kind = kind
        self.documents = documents
    }

    mutating func visit<Record: StoredRecord>(_ kind: String, _ table: inout RecordTable<Record>) throws {
        guard kind == self.kind else { return }
        table.restore(try self.documents.map { try self.decoder.decode(Record.self, from: Data($0.utf8)) })
    }

    mutating func visitWritten<Record: StoredRecord>(_ kind: String, _ records: inout [Record]) {}
}
