import Contracts
import Crypto
import Foundation
import Intake
import PostgresClient

/// The table `partner`: who may send, under which sources, and the digest of each HTTP token.
public struct PartnerStore: PartnerSource {
    public init() {}

    public struct PartnerError: Error, CustomStringConvertible {
        public let description: String
    }

    /// One row, for `partner list`.
    public struct Row: Sendable {
        public let partner: Partner
        public let isActive: Bool
        public let hasToken: Bool
    }

    /// The active partners.
    public func load(on database: isolated PostgresConnection) throws -> PartnerDirectory {
        PartnerDirectory(try Self.allRows(on: database).filter(\.isActive).map(\.partner))
    }

    /// Writes the parties that the plan names into an empty table. A partner that was disabled stays so.
    private static func seed(on database: isolated PostgresConnection) throws {
        guard try database.query("SELECT 1 FROM partner LIMIT 1").first == nil else { return }
        let plan = PartnerDirectory.plan.all
        try database.query(
            """
            INSERT INTO partner (id, kind, name) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
            ON CONFLICT (id) DO NOTHING
            """, [.texts(plan.map(\.id)), .texts(plan.map(\.kind.rawValue)), .texts(plan.map(\.name))])
    }

    /// All partners, including those of the plan, which are written first when the table is empty.
    static func allRows(on database: isolated PostgresConnection) throws -> [Row] {
        try Self.seed(on: database)
        return try Self.rows(on: database)
    }

    static func rows(on database: isolated PostgresConnection) throws -> [Row] {
        try database.query(
            """
            SELECT id, kind, name, sources::text AS sources, is_active, token_digest IS NOT NULL AS has_token
            FROM partner ORDER BY id
            """
        ).rows.compactMap { row in
            guard let id = row["id"].text, let kind = row["kind"].text.flatMap(PartnerKind.init),
                let name = row["name"].text
            else { return nil }
            // Sources hold no commas, quotes or braces: `add` sees to that.
            let sources = (row["sources"].text ?? "{}").dropFirst().dropLast().split(separator: ",").map(String.init)
            return Row(
                partner: Partner(id: id, kind: kind, name: name, furtherSources: sources),
                isActive: row["is_active"].bool ?? false, hasToken: row["has_token"].bool ?? false)
        }
    }

    /// - Throws: `PartnerError` when the id, the name or one of the sources is reserved or belongs to another partner.
    static func check(_ partner: Partner, on database: isolated PostgresConnection) throws {
        try Self.seed(on: database)
        guard !Partner.reservedIds.contains(partner.id) else {
            throw PartnerError(description: "«\(partner.id)» is a reserved id")
        }
        let others = try Self.rows(on: database).map(\.partner)
        guard !others.contains(where: { $0.id == partner.id }) else {
            throw PartnerError(description: "partner «\(partner.id)» exists already")
        }
        if let other = others.first(where: { $0.name == partner.name }) {
            throw PartnerError(description: "«\(partner.name)» is already the name of partner «\(other.id)»")
        }
        if let source = partner.furtherSources.first(where: { Partner.overlap($0, Partner.commonSource) }) {
            throw PartnerError(
                description: "the source \(source) overlaps the sources that every partner has by default")
        }
        for source in partner.sources {
            if let other = others.first(where: { $0.sources.contains { Partner.overlap(source, $0) } }) {
                throw PartnerError(description: "the source \(source) belongs to «\(other.id)»")
            }
        }
    }

    /// - Throws: `PartnerError` as `check` does.
    static func add(_ partner: Partner, token: PartnerToken, on database: isolated PostgresConnection) throws {
        // One transaction at a time, so that two overlapping partners cannot both pass the check.
        try database.query("LOCK TABLE partner IN SHARE ROW EXCLUSIVE MODE")
        try Self.check(partner, on: database)
        try database.query(
            "INSERT INTO partner (id, kind, name, sources, token_digest) VALUES ($1, $2, $3, $4::text[], $5)",
            [
                .text(partner.id), .text(partner.kind.rawValue), .text(partner.name), .texts(partner.furtherSources),
                .bytes(token.digest),
            ])
    }

    static func rotate(_ id: String, token: PartnerToken, on database: isolated PostgresConnection) throws {
        try Self.seed(on: database)
        let result = try database.query(
            "UPDATE partner SET token_digest = $2, token_since = now() WHERE id = $1",
            [.text(id), .bytes(token.digest)])
        try Self.require(result.affected, id)
    }

    static func activate(_ id: String, _ isActive: Bool, on database: isolated PostgresConnection) throws {
        try Self.seed(on: database)
        let result = try database.query(
            "UPDATE partner SET is_active = $2 WHERE id = $1", [.text(id), .bool(isActive)])
        try Self.require(result.affected, id)
    }

    private static func require(_ affected: Int, _ id: String) throws {
        guard affected == 1 else { throw PartnerError(description: "there is no partner «\(id)»") }
    }

    /// The active partner of each token, by the token's digest.
    static func tokens(on database: isolated PostgresConnection) throws -> [[UInt8]: String] {
        let rows = try database.query(
            "SELECT id, token_digest FROM partner WHERE is_active AND token_digest IS NOT NULL"
        ).rows
        return Dictionary(
            rows.compactMap { row in row["token_digest"].bytes.flatMap { digest in row["id"].text.map { (digest, $0) } }
            },
            uniquingKeysWith: { first, _ in first })
    }
}
