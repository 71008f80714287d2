import Contracts
import Foundation
import Intake
import JSON
import Pipeline
import PostgresClient
import RegistrationDomain
import Vocabulary

/// The journal does not hold an application's document where the registry says. That is a defect, and no reason to
/// judge without the document.
struct MissingDocumentError: Error, CustomStringConvertible {
    let id: String

    var description: String { "the journal does not hold the document of application \(self.id)" }
}

/// The table `registered`: loaded by key for a batch, saved after it.
enum RegistryStore {
    /// - Parameter keys: may contain duplicates.
    static func load(_ keys: [Registry.Key], on database: isolated PostgresConnection) throws -> [RegistryEntry] {
        guard !keys.isEmpty else { return [] }
        // The clock of an application is stored once something has happened to it; until then it follows from the
        // document. So do a corporation's last count and a policy's last version from before their facts were stored.
        let rows = try database.query(
            """
            SELECT r.kind, r.id, r.owner, r.state, r.facts, r.document, j.payload
            FROM unnest($1::text[], $2::text[]) AS k (kind, id) JOIN registered r USING (kind, id)
            LEFT JOIN journal j ON r.facts IS NULL AND r.kind IN ('application', 'corporation', 'policy')
                AND j.region = r.region
                AND j.nr = CASE r.kind WHEN 'application' THEN r.document_nr
                    ELSE GREATEST(r.said_nr, r.document_nr) END
            """, [.texts(keys.map(\.kind.rawValue)), .texts(keys.map(\.id))]
        ).rows
        return try rows.compactMap { row -> RegistryEntry? in
            guard let kind = row["kind"].text.flatMap(ReferenceKind.init), let id = row["id"].text,
                let owner = row["owner"].text, let state = row["state"].text.flatMap(ReferenceState.init)
            else { return nil }
            return RegistryEntry(kind: kind, id: id, owner: owner, state: state, facts: try Self.facts(row, of: kind))
        }
    }

    static func facts(_ bytes: [UInt8]) throws -> RegisteredFacts {
        try JSONDecoder().decode(RegisteredFacts.self, from: Data(bytes))
    }

    private static func facts(_ row: PostgresRow, of kind: ReferenceKind) throws -> RegisteredFacts {
        if let bytes = row["facts"].bytes { return try Self.facts(bytes) }
        guard [.application, .corporation, .policy].contains(kind) else { return .none }
        let data =
            try row["payload"].bytes.flatMap { try JSONParser.parse($0)["data"] }
            ?? row["document"].bytes.map { try JSONParser.parse($0) }
        switch kind {
        case .corporation: return Self.size(data)
        case .policy: return Self.versions(data)
        default: break
        }
        guard let since = data?["waitingSince"]?.stringValue, let day = CalendarDate(since) else {
            throw MissingDocumentError(id: row["id"].text ?? "")
        }
        return .application(WaitingClock(since: day))
    }

    private static func size(_ data: JSONValue?) -> RegisteredFacts {
        guard let dwellings = data?["dwellings"]?.integerValue,
            let asOf = data?["asOf"]?.stringValue.flatMap({ CalendarDate($0) })
        else { return .none }
        return .size(DatedStatements(.init(Int(dwellings), asOf: asOf, ref: nil, corrects: nil)))
    }

    private static func versions(_ data: JSONValue?) -> RegisteredFacts {
        guard let data, let version = data["version"]?.integerValue else { return .none }
        let digest = PolicyDigest.text(of: JSONWriter.bytes(data, sortingMembers: true))
        return .versions([.init(Int(version), digest: digest)])
    }

    /// Sorts keys, so that equal facts have equal bytes.
    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return encoder
    }

    private static func bytes(_ facts: RegisteredFacts, isNew: Bool) throws -> [UInt8]? {
        switch facts {
        case .none: nil
        case .application where isNew: nil
        default: [UInt8](try Self.encoder.encode(facts))
        }
    }

    static func save(_ session: RegistrationJudge.Session, on database: isolated PostgresConnection) throws {
        let records = session.registry.records
        let added = records.indices.filter { records[$0].isAdded }
        let target = "registered (kind, id, owner, state, region, document_nr, said_nr, facts)"
        try database.copy(added.indices, into: target) { place, buffer in
            let index = added[place]
            let (entry, events) = (records[index].entry, session.latestEvents(of: index))
            buffer.startRow(columns: 8)
            buffer.text(entry.kind.rawValue)
            buffer.text(entry.id)
            buffer.text(entry.owner)
            buffer.text(entry.state.rawValue)
            buffer.int2(events?.document?.region)
            buffer.int8(events?.document?.nr)
            buffer.int8(events?.latest?.nr)
            // After a pause in the same batch, the clock no longer follows from the document.
            buffer.bytea(try Self.bytes(entry.facts, isNew: !records[index].isChanged))
        }
        try Self.update(session, on: database)
    }

    private static func update(
        _ session: RegistrationJudge.Session, on database: isolated PostgresConnection
    ) throws {
        let changes = session.registry.records.enumerated()
            .filter { !$1.isAdded && ($1.isChanged || session.latestEvents(of: $0) != nil) }
            .map { (entry: $1.entry, events: session.latestEvents(of: $0)) }
            .sorted { ($0.entry.kind.rawValue, $0.entry.id) < ($1.entry.kind.rawValue, $1.entry.id) }
        guard !changes.isEmpty else { return }
        try database.query(
            """
            UPDATE registered SET state = v.state, region = COALESCE(NULLIF(v.region, 0), registered.region),
                said_nr = COALESCE(NULLIF(v.said, 0), registered.said_nr),
                document_nr = COALESCE(NULLIF(v.document, 0), registered.document_nr), facts = v.facts
            FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bytea[])
                AS v (kind, id, state, region, said, document, facts)
            WHERE registered.kind = v.kind AND registered.id = v.id
            """,
            [
                .texts(changes.map(\.entry.kind.rawValue)), .texts(changes.map(\.entry.id)),
                .texts(changes.map(\.entry.state.rawValue)),
                .ints(changes.map { Int64(($0.events?.latest ?? $0.events?.document)?.region ?? 0) }),
                .ints(changes.map { $0.events?.latest?.nr ?? 0 }), .ints(changes.map { $0.events?.document?.nr ?? 0 }),
                .optionalByteArrays(try changes.map { try Self.bytes($0.entry.facts, isNew: false) }),
            ])
    }
}
