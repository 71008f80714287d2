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
                -- A page of a list reads its own rows, however many others there are. The indexes are on columns of their
                -- own: an index on `document` would make every update of an entity write to all indexes.
                ALTER TABLE entity
                    ADD COLUMN state text GENERATED ALWAYS AS (
                        CASE kind WHEN 'presentation' THEN document->>'state' END) STORED,
                    ADD COLUMN institution text GENERATED ALWAYS AS (
                        CASE kind WHEN 'placement' THEN document->>'institution' END) STORED,
                    ADD COLUMN corporation text GENERATED ALWAYS AS (
                        CASE kind WHEN 'placement' THEN document->>'corporation' END) STORED,
                    ADD COLUMN day text GENERATED ALWAYS AS (
                        CASE kind WHEN 'solve' THEN document->>'date' || '/' || id END) STORED,
                    -- A solve without its situation and its proof, which are most of it.
                    ADD COLUMN summary jsonb GENERATED ALWAYS AS (
                        CASE kind WHEN 'solve' THEN document - 'situation' - 'solution' END) STORED;
                CREATE INDEX entity_live ON entity (id) WHERE state = 'live';
                CREATE INDEX entity_proposed ON entity (id) WHERE state = 'proposed';
                CREATE INDEX entity_institution ON entity (institution) WHERE institution IS NOT NULL;
                CREATE INDEX entity_corporation ON entity (corporation) WHERE corporation IS NOT NULL;
                CREATE INDEX entity_day ON entity (day) WHERE day IS NOT NULL;
                """, duration: "some seconds for each year of solves"),
        ] + SignInSchema.migrations
}
