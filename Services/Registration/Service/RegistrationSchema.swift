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
    ]
}
