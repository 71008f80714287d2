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
            Migration(
                101, "lists of the read API",
                """
                -- A page of a list reads its own rows, however many others there are.
                CREATE INDEX entity_live ON entity (id) WHERE kind = 'presentation' AND document->>'state' = 'live';
                CREATE INDEX entity_proposed ON entity (id)
                    WHERE kind = 'presentation' AND document->>'state' = 'proposed';
                CREATE INDEX entity_placement_institution ON entity ((document->>'institution'))
                    WHERE kind = 'placement';
                CREATE INDEX entity_placement_corporation ON entity ((document->>'corporation'))
                    WHERE kind = 'placement';
                -- A solve without its situation and its proof, which are most of it and would be unpacked for each row.
                ALTER TABLE entity ADD COLUMN summary jsonb GENERATED ALWAYS AS (
                    CASE kind WHEN 'solve' THEN document - 'situation' - 'solution' END) STORED;
                CREATE INDEX entity_solve_date ON entity ((document->>'date' || '/' || id)) WHERE kind = 'solve';
                """),
        ] + SignInSchema.migrations
}
