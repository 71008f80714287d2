import PostgresClient

/// The tables of the sign-in, the same in every service's database. Numbers 60 to 69 are the sign-in's.
public enum SignInSchema {
    public static let migrations: [Migration] = [
        Migration(
            60, "sessions and tokens",
            """
            -- One row per person who is signed in. The browser has the secret; `digest` is SHA-256 of it.
            CREATE TABLE session (
                digest bytea PRIMARY KEY,
                id bigint NOT NULL UNIQUE GENERATED ALWAYS AS IDENTITY,
                means text NOT NULL,
                subject text NOT NULL,
                name text NOT NULL,
                grants text[] NOT NULL,
                provider_session text,
                -- The provider's tokens, encrypted with a key that only the browser's secret gives.
                sealed bytea,
                created_at timestamptz NOT NULL DEFAULT now(),
                seen_at timestamptz NOT NULL DEFAULT now(),
                asserted_at timestamptz NOT NULL DEFAULT now(),
                -- Set while one request asks the provider, so that others do not ask as well.
                asking_since timestamptz);
            CREATE INDEX session_subject ON session (subject);
            CREATE INDEX session_provider ON session (provider_session) WHERE provider_session IS NOT NULL;

            -- Machines' tokens: revoked ones stay, so that the read log can be read later.
            CREATE TABLE access_token (
                digest bytea PRIMARY KEY,
                name text NOT NULL,
                scopes text[] NOT NULL,
                created_at timestamptz NOT NULL DEFAULT now(),
                expires_at timestamptz,
                used_at timestamptz,
                revoked_at timestamptz);
            CREATE UNIQUE INDEX access_token_name ON access_token (name) WHERE revoked_at IS NULL;
            """),
        Migration(
            61, "read log",
            """
            -- Who saw which person's data. Rows are only added; `digest` covers the row and the digest before it.
            CREATE TABLE read_log (
                nr bigint PRIMARY KEY,
                at text NOT NULL,
                viewer text NOT NULL,
                roles text[] NOT NULL,
                client text NOT NULL,
                by text NOT NULL,
                kind text NOT NULL,
                persons text[] NOT NULL,
                digest bytea NOT NULL);
            CREATE INDEX read_log_person ON read_log USING gin (persons);
            CREATE TABLE read_log_head (
                is_one boolean PRIMARY KEY DEFAULT true CHECK (is_one),
                nr bigint NOT NULL,
                digest bytea NOT NULL);
            INSERT INTO read_log_head (nr, digest) VALUES (0, decode(repeat('00', 32), 'hex'));
            CREATE FUNCTION read_log_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'the read log only grows';
            END $$;
            CREATE TRIGGER read_log_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON read_log
                FOR EACH STATEMENT EXECUTE FUNCTION read_log_only_grows();
            """),
        Migration(
            62, "published heads of the read log",
            """
            -- The last row whose digest each region has put on its stream.
            CREATE TABLE read_log_publication (
                region text PRIMARY KEY,
                nr bigint NOT NULL);
            """),
        Migration(
            63, "closed parties",
            """
            -- The partners whose people have no access to this service.
            CREATE TABLE closed_party (
                party text PRIMARY KEY,
                closed_at timestamptz NOT NULL DEFAULT now());
            """),
    ]
}
