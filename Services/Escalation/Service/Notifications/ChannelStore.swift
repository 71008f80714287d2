import EscalationDomain
import Foundation
import PostgresClient

/// The health of the channels: written by the notifier with each outcome, read by the worker, which raises the alert
/// about a failing channel.
enum ChannelStore {
    static func health(_ name: String, on database: isolated PostgresConnection) throws -> ChannelHealth {
        let row = try database.query("SELECT document FROM channel WHERE name = $1", [.text(name)]).first
        guard let document = row?[0].text else { return ChannelHealth() }
        return try JSONDecoder().decode(ChannelHealth.self, from: Data(document.utf8))
    }

    /// - Returns: one for each name.
    static func healths(
        _ names: [String], on database: isolated PostgresConnection
    ) throws -> [String: ChannelHealth] {
        let rows = try database.query(
            "SELECT name, document FROM channel WHERE name = ANY ($1::text[])", [.texts(names)])
        var healths = Dictionary(uniqueKeysWithValues: names.map { ($0, ChannelHealth()) })
        for row in rows.rows {
            healths[row[0].text ?? ""] = try JSONDecoder().decode(
                ChannelHealth.self, from: Data((row[1].text ?? "").utf8))
        }
        return healths
    }

    static func save(_ health: ChannelHealth, of name: String, on database: isolated PostgresConnection) throws {
        let document = String(decoding: try JSONEncoder().encode(health), as: UTF8.self)
        try database.query(
            """
            INSERT INTO channel (name, document) VALUES ($1, $2::text::jsonb)
            ON CONFLICT (name) DO UPDATE SET document = EXCLUDED.document
            """, [.text(name), .text(document)])
    }

    /// Counts messages that need people: refused, or tried in vain many times.
    static func undelivered(on database: isolated PostgresConnection) throws -> Int {
        let row = try database.query(
            """
            SELECT count(*) FROM notification
            WHERE state = 'refused' OR state IN ('failed', 'unknown', 'attempting') AND attempts >= $1
            """, [.int(NotificationPolicy.attemptsUntilShown)]
        ).first
        return Int(row?[0].int ?? 0)
    }
}
