import Pipeline
import PostgresClient
import SignIn

enum EscalationSchema {
    static let migrations: [Migration] =
        [
            EntityStore.migration,
            Migration(
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
                """),
            Migration(
                101, "notification_order",
                """
                -- Messages about one alert go out in the order of their places, and are numbered as they do.
                ALTER TABLE notification ADD COLUMN alert_id text, ADD COLUMN channel text,
                    ADD COLUMN place bigint NOT NULL DEFAULT 0, ADD COLUMN number bigint;
                UPDATE notification SET alert_id = document ->> 'alertId', channel = document ->> 'channel';
                ALTER TABLE notification ALTER COLUMN alert_id SET NOT NULL, ALTER COLUMN channel SET NOT NULL;
                CREATE INDEX notification_of_alert ON notification (alert_id, channel, place);
                CREATE INDEX notification_state ON notification (state) WHERE state <> 'delivered' AND state <> 'replaced';
                -- Whether messages get through a channel.
                CREATE TABLE channel (
                    name text PRIMARY KEY,
                    document jsonb NOT NULL);
                """),
        ] + SignInSchema.migrations
}
