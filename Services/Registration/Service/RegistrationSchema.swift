import PostgresClient

enum RegistrationSchema {
    static let migrations: [Migration] = [
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
    ]
}
