import EscalationDomain
import Foundation
import Messaging
import PostgresClient

/// The notification ledger: intents come in with the events that caused them, attempts and outcomes by the notifier.
enum NotificationStore {
    static let migration = Migration(
        100, "notification",
        """
        -- One row per message that has to reach somebody. Never deleted, never silently given up.
        CREATE TABLE notification (
            id text PRIMARY KEY,
            document jsonb NOT NULL,
            state text NOT NULL,
            attempts bigint NOT NULL,
            next_attempt_at bigint);
        CREATE INDEX notification_due ON notification (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
        """)

    /// Due at once: the row exists before anything is sent, in the transaction of its cause.
    static func intend(_ intents: [NotificationIntent], on database: isolated PostgresConnection) throws {
        for intent in intents {
            let notification = AlertNotification(intent, at: 0)
            try database.query(
                """
                INSERT INTO notification (id, document, state, attempts, next_attempt_at)
                VALUES ($1, $2::text::jsonb, $3, $4, $5) ON CONFLICT (id) DO NOTHING
                """, try Self.values(notification))
        }
    }

    static func due(at now: Int64, on database: isolated PostgresConnection) throws -> [AlertNotification] {
        try self.read(
            database.query(
                "SELECT document FROM notification WHERE next_attempt_at <= $1 ORDER BY next_attempt_at, id LIMIT 50",
                [.int(now)]))
    }

    static func unfinished(on database: isolated PostgresConnection) throws -> [AlertNotification] {
        try self.read(database.query("SELECT document FROM notification WHERE state = 'attempting' ORDER BY id"))
    }

    static func all(on database: isolated PostgresConnection) throws -> [AlertNotification] {
        try self.read(database.query("SELECT document FROM notification ORDER BY id"))
    }

    /// Writes the new state if nobody else has begun a later attempt meanwhile.
    static func update(
        _ notification: AlertNotification, from attempts: Int, on database: isolated PostgresConnection
    ) throws -> Bool {
        try database.query(
            """
            UPDATE notification SET document = $2::text::jsonb, state = $3, attempts = $4, next_attempt_at = $5
            WHERE id = $1 AND attempts = $6
            """, try Self.values(notification) + [.int(attempts)]
        ).affected == 1
    }

    private static func values(_ notification: AlertNotification) throws -> [PostgresValue] {
        let document = String(decoding: try JSONEncoder().encode(notification), as: UTF8.self)
        return [
            .text(notification.id), .text(document), .text(notification.state.rawValue), .int(notification.attempts),
            .optional(notification.nextAttemptAt),
        ]
    }

    private static func read(_ result: PostgresResult) throws -> [AlertNotification] {
        try result.rows.map { try JSONDecoder().decode(AlertNotification.self, from: Data(($0[0].text ?? "").utf8)) }
    }
}
