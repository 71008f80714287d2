import Contracts
import Foundation
import PostgresClient
import RegistrationDomain
import Vocabulary

/// The table `registered`: loaded by key for a batch, saved after it.
enum RegistryStore {
    static func load(
        _ keys: Set<Registry.Key>, on database: isolated PostgresConnection
    ) throws -> [RegistryEntry] {
        guard !keys.isEmpty else { return [] }
        let sorted = keys.sorted { ($0.kind.rawValue, $0.id) < ($1.kind.rawValue, $1.id) }
        // An application's clock is only stored once something happened to it; until then its document says all.
        let rows = try database.query(
            """
            SELECT kind, id, owner, state, facts,
                CASE WHEN facts IS NULL AND kind = 'application' THEN document END AS document
            FROM registered WHERE (kind, id) IN (SELECT * FROM unnest($1::text[], $2::text[]))
            """, [.texts(sorted.map(\.kind.rawValue)), .texts(sorted.map(\.id))]
        ).rows
        return try rows.compactMap { row -> RegistryEntry? in
            guard let kind = row["kind"].text.flatMap(ReferenceKind.init), let id = row["id"].text,
                let owner = row["owner"].text, let state = row["state"].text.flatMap(ReferenceState.init)
            else { return nil }
            return RegistryEntry(
                kind: kind, id: id, owner: owner, state: state,
                facts: try Self.facts(row["facts"].bytes, document: row["document"].bytes))
        }
    }

    private static func facts(_ bytes: [UInt8]?, document: [UInt8]?) throws -> RegisteredFacts {
        if let bytes { return try JSONDecoder().decode(RegisteredFacts.self, from: Data(bytes)) }
        guard let document, let since = try JSONParser.parse(document)["waitingSince"]?.stringValue,
            let day = CalendarDate(since)
        else { return .none }
        return .application(WaitingClock(since: day))
    }

    private static func bytes(_ facts: RegisteredFacts, isNew: Bool) throws -> [UInt8]? {
        switch facts {
        case .none: nil
        case .application where isNew: nil
        default: [UInt8](try JSONEncoder().encode(facts))
        }
    }

    static func save(_ session: RegistrationJudge.Session, on database: isolated PostgresConnection) throws {
        let added = session.registry.addedEntries
        var buffer = CopyBuffer(reserving: added.count * 512)
        for entry in added {
            let key = Registry.Key(entry.kind, entry.id)
            // Paused in the same batch, its clock no longer follows from the document.
            let isUntouched = !session.registry.changed.contains(key)
            buffer.startRow(columns: 7)
            buffer.text(entry.kind.rawValue)
            buffer.text(entry.id)
            buffer.text(entry.owner)
            buffer.text(entry.state.rawValue)
            buffer.bytea(session.documents[key])
            buffer.bytea(session.said[key])
            buffer.bytea(try Self.bytes(entry.facts, isNew: isUntouched))
        }
        try database.copy(buffer, into: "registered (kind, id, owner, state, document, said, facts)")
        try Self.update(session, except: Set(session.registry.added), on: database)
    }

    private static func update(
        _ session: RegistrationJudge.Session, except added: Set<Registry.Key>,
        on database: isolated PostgresConnection
    ) throws {
        let keys = session.registry.changed.union(session.said.keys).union(session.documents.keys)
            .subtracting(added).sorted { ($0.kind.rawValue, $0.id) < ($1.kind.rawValue, $1.id) }
        guard !keys.isEmpty else { return }
        let entries = keys.map { session.registry[$0] }
        try database.query(
            """
            UPDATE registered SET state = v.state, said = COALESCE(v.said, registered.said),
                document = COALESCE(v.document, registered.document), facts = v.facts
            FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $5::bytea[], $6::bytea[])
                AS v (kind, id, state, said, document, facts)
            WHERE registered.kind = v.kind AND registered.id = v.id
            """,
            [
                .texts(keys.map(\.kind.rawValue)), .texts(keys.map(\.id)),
                .texts(entries.map { $0?.state.rawValue ?? ReferenceState.open.rawValue }),
                .optionalByteArrays(keys.map { session.said[$0] }),
                .optionalByteArrays(keys.map { session.documents[$0] }),
                .optionalByteArrays(try entries.map { try Self.bytes($0?.facts ?? .none, isNew: false) }),
            ])
    }
}
