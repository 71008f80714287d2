import EscalationDomain
import Foundation
import Pipeline
import PostgresClient

/// The notification ledger: intents are stored with the events that caused them, attempts and outcomes by the notifier.
enum NotificationStore {
    /// Inserts rows that are due at once, in the transaction of their cause: each row exists before anything is sent.
    static func intend(_ intents: [NotificationIntent], on database: isolated PostgresConnection) throws {
        for intent in intents { try self.insert(AlertNotification(intent, at: 0), on: database) }
    }

    static func insert(_ notification: AlertNotification, on database: isolated PostgresConnection) throws {
        try database.query(
            """
            INSERT INTO notification (id, document, state, attempts, next_attempt_at, number, alert_id, channel, place)
            VALUES ($1, $2::text::jsonb, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING
            """,
            try Self.values(notification) + [
                .text(notification.alertId), .text(notification.channel), .int(notification.place ?? 0),
            ])
    }

    /// The messages that may be sent now: of each alert only the earliest unsettled one.
    ///
    /// - Parameter channels: the channels to send on.
    static func due(
        at now: Int64, channels: [String], on database: isolated PostgresConnection
    ) throws -> [AlertNotification] {
        try self.read(
            database.query(
                """
                SELECT document FROM notification n WHERE next_attempt_at <= $1 AND n.channel = ANY ($3::text[])
                    AND NOT EXISTS (
                    SELECT FROM notification e WHERE e.alert_id = n.alert_id AND e.channel = n.channel
                        AND e.place < n.place AND e.state = ANY ($2::text[]))
                ORDER BY next_attempt_at, id LIMIT 50
                """, [.int(now), .texts(Self.unsettled), .texts(channels)]))
    }

    static func notification(_ id: String, on database: isolated PostgresConnection) throws -> AlertNotification? {
        try self.read(database.query("SELECT document FROM notification WHERE id = $1 FOR UPDATE", [.text(id)])).first
    }

    /// The later unsettled messages about the same alert on the same channel.
    static func later(
        than notification: AlertNotification, on database: isolated PostgresConnection
    ) throws -> [AlertNotification] {
        try self.read(
            database.query(
                """
                SELECT document FROM notification
                WHERE alert_id = $1 AND channel = $2 AND place > $3 AND state = ANY ($4::text[]) ORDER BY place FOR UPDATE
                """,
                [
                    .text(notification.alertId), .text(notification.channel), .int(notification.place ?? 0),
                    .texts(Self.unsettled),
                ]))
    }

    /// The number of the next message to be sent about this one's alert.
    static func nextNumber(
        _ notification: AlertNotification, on database: isolated PostgresConnection
    ) throws -> Int {
        let last = try database.query(
            "SELECT max(number) FROM notification WHERE alert_id = $1 AND channel = $2",
            [.text(notification.alertId), .text(notification.channel)]
        ).first?[0].int
        return Int(last ?? 0) + 1
    }

    /// The other channels that unsettled messages wait for.
    static func channels(
        besides known: [String], on database: isolated PostgresConnection
    ) throws -> [String] {
        try database.query(
            """
            SELECT DISTINCT channel FROM notification
            WHERE state = ANY ($1::text[]) AND channel <> ALL ($2::text[]) ORDER BY channel
            """, [.texts(Self.unsettled), .texts(known)]
        ).rows.compactMap { $0[0].text }
    }

    static func unfinished(on database: isolated PostgresConnection) throws -> [AlertNotification] {
        try self.all(in: .attempting, on: database)
    }

    static func all(on database: isolated PostgresConnection) throws -> [AlertNotification] {
        try self.read(database.query("SELECT document FROM notification ORDER BY alert_id, place, id"))
    }

    static func all(
        in state: AlertNotification.State, on database: isolated PostgresConnection
    ) throws -> [AlertNotification] {
        try self.read(
            database.query(
                "SELECT document FROM notification WHERE state = $1 ORDER BY alert_id, place, id",
                [.text(state.rawValue)]))
    }

    /// Writes the new state unless another instance has begun a later attempt meanwhile.
    static func update(
        _ notification: AlertNotification, from attempts: Int, on database: isolated PostgresConnection
    ) throws -> Bool {
        try database.query(
            """
            UPDATE notification SET document = $2::text::jsonb, state = $3, attempts = $4, next_attempt_at = $5, number = $6
            WHERE id = $1 AND attempts = $7
            """, try Self.values(notification) + [.int(attempts)]
        ).affected == 1
    }

    private static let unsettled = AlertNotification.State.allCases.filter { !$0.isSettled }.map(\.rawValue)

    private static func values(_ notification: AlertNotification) throws -> [PostgresValue] {
        let document = String(decoding: try JSONEncoder().encode(notification), as: UTF8.self)
        return [
            .text(notification.id), .text(document), .text(notification.state.rawValue), .int(notification.attempts),
            .optional(notification.nextAttemptAt), .optional(notification.number.map(Int64.init)),
        ]
    }

    private static func read(_ result: PostgresResult) throws -> [AlertNotification] {
        try result.rows.map { try JSONDecoder().decode(AlertNotification.self, from: Data(($0[0].text ?? "").utf8)) }
    }
}
