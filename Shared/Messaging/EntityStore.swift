import Foundation
import PostgresClient
import ServiceKit

/// Entities of a service's domain as documents: one row each, written in the transaction of the events that changed
/// them. The domain keeps the working copy in memory; this is what it is loaded from.
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

    /// Writes entities of one kind; a later one of the same id takes the former's place.
    public static func save<Entity: Encodable & Identifiable>(
        _ entities: [Entity], kind: String, on database: isolated PostgresConnection
    ) throws where Entity.ID == String {
        guard !entities.isEmpty else { return }
        let encoder = JSONEncoder.sorted
        var documents: [String: String] = [:]
        for entity in entities { documents[entity.id] = String(decoding: try encoder.encode(entity), as: UTF8.self) }
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
        return try database.query("SELECT document FROM entity WHERE kind = $1 ORDER BY id", [.text(kind)]).rows
            .map { row in try decoder.decode(type, from: Data((row[0].text ?? "").utf8)) }
    }
}
