import PostgresClient
import SignIn

enum RegistrationSchema {
    static let migrations: [Migration] =
        [
            Migration(
                100, "registered",
                """
                -- Everything registered under a reference of its own: applications, dwellings, rounds, actions …
                -- `document` is the data it was registered with, `said` the data of the latest event about it.
                CREATE TABLE registered (
                    kind text NOT NULL,
                    id text NOT NULL,
                    owner text NOT NULL,
                    state text NOT NULL CHECK (state IN ('open', 'closed')),
                    document bytea,
                    said bytea,
                    PRIMARY KEY (kind, id));
                """),
            Migration(
                101, "standing",
                """
                -- Where applications and dwellings stand by Matching's word: for display, never to decide by.
                CREATE TABLE standing (
                    kind text NOT NULL CHECK (kind IN ('application', 'dwelling')),
                    id text NOT NULL,
                    state text NOT NULL CHECK (state IN ('waiting', 'presented', 'placed')),
                    presentation text NOT NULL,
                    other text,
                    since date,
                    PRIMARY KEY (kind, id));
                """),
            Migration(
                102, "facts and terms",
                """
                -- What later events are judged by, beside owner and state: waiting clocks, contract forms, spans of days.
                -- Empty for an application whose clock still follows from its document.
                ALTER TABLE registered ADD COLUMN facts bytea;

                -- The days that the calendar brings by itself, each announced ahead. What was reached leaves the table.
                CREATE TABLE term (
                    kind text NOT NULL,
                    id text NOT NULL,
                    owner text NOT NULL,
                    term text NOT NULL,
                    due_on date NOT NULL,
                    announce_on date NOT NULL,
                    announced boolean NOT NULL DEFAULT false,
                    PRIMARY KEY (kind, id));
                CREATE INDEX term_due ON term (due_on);
                CREATE INDEX term_announce ON term (announce_on) WHERE NOT announced;
                """),
            Migration(
                103, "partners",
                """
                -- Who may send. The parties of the plan are written here at the first start.
                CREATE TABLE partner (
                    id text PRIMARY KEY,
                    kind text NOT NULL,
                    name text NOT NULL UNIQUE,
                    sources text[] NOT NULL DEFAULT '{}',
                    is_active boolean NOT NULL DEFAULT true,
                    -- SHA-256 of the HTTP token; empty for a partner that has none.
                    token_digest bytea UNIQUE,
                    token_since timestamptz NOT NULL DEFAULT now(),
                    added_at timestamptz NOT NULL DEFAULT now());
                """),
            Migration(
                104, "documents in the journal",
                """
                -- What something was registered with, and what was last said of it, stand in the journal already: their
                -- places are enough. Rows from before keep their copies in `document` and `said`.
                ALTER TABLE registered ADD COLUMN region smallint, ADD COLUMN document_nr bigint, ADD COLUMN said_nr bigint;
                """),
            Migration(
                105, "references in the order of their bytes",
                """
                -- Not in that of a language, which is dear to compare by, and another on the next machine: what a day brings
                -- comes in this order.
                ALTER TABLE registered ALTER COLUMN kind TYPE text COLLATE "C", ALTER COLUMN id TYPE text COLLATE "C";
                ALTER TABLE standing ALTER COLUMN kind TYPE text COLLATE "C", ALTER COLUMN id TYPE text COLLATE "C";
                ALTER TABLE term ALTER COLUMN kind TYPE text COLLATE "C", ALTER COLUMN id TYPE text COLLATE "C";
                """),
            Migration(
                106, "terms said once",
                """
                -- What was last said of a term stays when it changes, ends or is reached; what was reached left the table
                -- before, and came again with the next thing that was said of the tenancy.
                ALTER TABLE term ADD COLUMN is_current boolean NOT NULL DEFAULT true,
                    ADD COLUMN reached boolean NOT NULL DEFAULT false,
                    ADD COLUMN announced_term text, ADD COLUMN announced_due date,
                    ADD COLUMN reached_term text, ADD COLUMN reached_due date;
                UPDATE term SET announced_term = term, announced_due = due_on WHERE announced;
                DROP INDEX term_due, term_announce;
                CREATE INDEX term_due ON term (due_on) WHERE is_current AND NOT reached;
                CREATE INDEX term_announce ON term (announce_on) WHERE is_current AND NOT reached AND NOT announced;
                """),
            Migration(
                107, "documents of applications",
                """
                -- A change that named what it corrects took the place of what the application was registered with when both
                -- were stored at once, and the application lost its clock.
                UPDATE registered SET document_nr = found.nr
                FROM (
                    SELECT r.kind, r.id, (
                        SELECT max(s.nr) FROM journal s
                        WHERE s.region = r.region AND s.nr BETWEEN r.document_nr - 10000 AND r.document_nr
                            AND s.verdict = 1 AND position(convert_to(
                                '"type":"nl.doorstroom.application.submitted.v1","subject":"' || r.id || '"', 'UTF8')
                                IN s.payload) > 0) AS nr
                    FROM registered r JOIN journal j ON j.region = r.region AND j.nr = r.document_nr
                    WHERE r.kind = 'application' AND r.facts IS NULL
                        AND position('"waitingSince"'::bytea IN j.payload) = 0) AS found
                WHERE registered.kind = found.kind AND registered.id = found.id AND found.nr IS NOT NULL;
                """),
            Migration(
                108, "standings word for word",
                """
                -- Matching says all of its states itself; the list of them is the contract's, not the table's.
                ALTER TABLE standing DROP CONSTRAINT standing_state_check, ALTER COLUMN presentation DROP NOT NULL;
                """),
        ] + SignInSchema.migrations
}
