import Pipeline
import PostgresClient
import SignIn

enum MatchingSchema {
    static let migrations: [Migration] =
        [
            EntityStore.migration,
            Migration(
                100, "standing",
                """
                -- Who stands in which live presentation. The key is the promise: one candidate, one presentation.
                CREATE TABLE standing (
                    application_id text PRIMARY KEY,
                    presentation_id text NOT NULL);
                CREATE INDEX standing_presentation ON standing (presentation_id);
                """),
        ] + SignInSchema.migrations
}
