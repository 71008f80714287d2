import PostgresClient

/// The tables of the pipeline, the same in every service's database. Numbers below 100 are the pipeline's.
public enum PipelineSchema {
    public static let migrations: [Migration] = [
        Migration(
            1, "pipeline",
            """
            -- One row per region. `term` rises with each instance that takes the region's lock: whoever writes under
            -- an older term finds no row.
            CREATE TABLE region (
                id smallint PRIMARY KEY,
                name text NOT NULL UNIQUE,
                term bigint NOT NULL DEFAULT 0,
                next_nr bigint NOT NULL DEFAULT 1,
                next_seq bigint NOT NULL DEFAULT 1,
                published_nr bigint NOT NULL DEFAULT 0,
                day date);

            -- One row per partition and incarnation of its log; the current one is read. `next_offset` moves in the
            -- transaction of the effects, by compare-and-set.
            CREATE TABLE input (
                id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
                region smallint NOT NULL REFERENCES region,
                topic text NOT NULL,
                "partition" integer NOT NULL,
                incarnation uuid NOT NULL DEFAULT gen_random_uuid(),
                is_current boolean NOT NULL DEFAULT true,
                cluster_id text,
                epoch bigint NOT NULL DEFAULT 0,
                next_offset bigint NOT NULL,
                last_offset bigint,
                last_digest bytea,
                last_seq bigint NOT NULL DEFAULT 0,
                day date,
                read_count bigint NOT NULL DEFAULT 0);
            CREATE UNIQUE INDEX input_current ON input (topic, "partition") WHERE is_current;

            -- Inbox, outbox and feedback at once: one row per verdict, and per message that a rule gave rise to.
            CREATE TABLE journal (
                payload bytea,
                region smallint NOT NULL,
                nr bigint NOT NULL,
                seq bigint,
                verdict smallint NOT NULL,
                input bigint,
                "offset" bigint,
                destination text,
                key text,
                id_hash bytea,
                digest bytea,
                first_nr bigint,
                detail text,
                recorded_at timestamptz NOT NULL DEFAULT now(),
                PRIMARY KEY (region, nr));
            CREATE UNIQUE INDEX journal_seq ON journal (region, seq) WHERE seq IS NOT NULL;

            -- What retention has to find: bytes of rejected events that are still kept.
            CREATE INDEX journal_rejected ON journal (recorded_at) WHERE verdict = 2 AND payload IS NOT NULL;

            -- The ids that are taken: accepted and parked events only.
            CREATE TABLE event_key (
                id_hash bytea PRIMARY KEY,
                digest bytea NOT NULL,
                nr bigint NOT NULL,
                seq bigint);

            -- Events that wait behind a fault of ours, per key in order.
            CREATE TABLE parked_event (
                id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
                region smallint NOT NULL,
                nr bigint,
                key text NOT NULL,
                waits_for text[] NOT NULL,
                input bigint NOT NULL,
                "offset" bigint NOT NULL,
                body bytea NOT NULL,
                headers text NOT NULL,
                reason text NOT NULL,
                attempts integer NOT NULL DEFAULT 0,
                next_attempt_at timestamptz NOT NULL DEFAULT now(),
                state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'drained', 'discarded')),
                UNIQUE (input, "offset"));
            CREATE INDEX parked_open ON parked_event (region, id) WHERE state = 'open';

            -- Who asked for what to be replayed or discarded.
            CREATE TABLE parked_audit (
                id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
                at timestamptz NOT NULL DEFAULT now(),
                actor text NOT NULL,
                command text NOT NULL,
                parked bigint[] NOT NULL);
            """),
        Migration(
            2, "discard",
            """
            -- Why people gave a parked event up; its key's worker carries that out in order.
            ALTER TABLE parked_event ADD COLUMN discard_reason text;
            ALTER TABLE parked_audit ADD COLUMN reason text;

            -- The bytes of what was given up are kept and forgotten like those of rejected events, by one index.
            DROP INDEX journal_rejected;
            CREATE INDEX journal_kept ON journal (recorded_at) WHERE verdict IN (2, 7) AND payload IS NOT NULL;
            """),
        Migration(
            3, "journal by number",
            """
            -- Numbers of the stream rise with the row's own number, under the region's compare-and-set: what looks for
            -- one finds its blocks, and an insert writes no second tree.
            DROP INDEX journal_seq;
            CREATE INDEX journal_seq ON journal USING brin (seq);
            """),
        Migration(
            4, "no vacuum for inserts",
            """
            -- Rows of these are written once. Vacuuming what was only inserted would take a core again and again while a
            -- backlog comes in; freezing still happens in time by itself.
            ALTER TABLE journal SET (autovacuum_vacuum_insert_threshold = -1);
            ALTER TABLE event_key SET (autovacuum_vacuum_insert_threshold = -1);
            """),
        Migration(
            5, "the places of drained events",
            """
            -- The key of an event that was parked and then accepted named the row that put it off, which holds nothing.
            UPDATE event_key k SET nr = j.nr FROM journal j
            WHERE j.verdict = 1 AND j.first_nr IS NOT NULL AND k.nr = j.first_nr AND k.id_hash = j.id_hash;
            """),
        Migration(
            6, "topics that are refused",
            """
            -- Topics that the broker refuses: what the journal holds for them after this number waits.
            CREATE TABLE withheld_topic (
                region smallint NOT NULL REFERENCES region,
                topic text NOT NULL,
                sent_nr bigint NOT NULL,
                reason text NOT NULL,
                since timestamptz NOT NULL DEFAULT now(),
                PRIMARY KEY (region, topic));
            """),
        Migration(
            7, "marks and signs of life",
            """
            -- A record that was found in the log after everything before the last one had been read: see LogCheck.
            ALTER TABLE input ADD COLUMN anchor_offset bigint;
            ALTER TABLE input ADD COLUMN anchor_digest bytea;
            -- The record that bore last_seq: the same number may not come again with another fact.
            ALTER TABLE input ADD COLUMN seq_digest bytea;
            ALTER TABLE input ADD COLUMN read_at timestamptz;
            -- From where an operator wants it read (`rewind`); -1 is the log's start.
            ALTER TABLE input ADD COLUMN rewind_to bigint;
            UPDATE input SET rewind_to = -1, next_offset = 0 WHERE is_current AND next_offset = -1;

            -- What this service found wrong with its own stream's log while it wrote; `recover` clears it.
            ALTER TABLE region ADD COLUMN log_problem text;
            -- The offset of its own stream at which this journal begins there; what stands before it is of another one.
            ALTER TABLE region ADD COLUMN stream_start bigint NOT NULL DEFAULT 0;

            -- The instance that holds a region's lock says here that it is alive, on a connection of its own.
            CREATE TABLE region_life (
                region smallint PRIMARY KEY REFERENCES region,
                term bigint NOT NULL,
                seen_at timestamptz NOT NULL);
            """),
        Migration(
            10, "quotas",
            """
            -- What a partner may send in a day, where that is not what the installation gives everybody.
            CREATE TABLE partner_quota (
                partner text PRIMARY KEY,
                events bigint NOT NULL CHECK (events > 0),
                bytes bigint NOT NULL CHECK (bytes > 0));

            -- What each partner sent, by the day of Utrecht's clock; `kept_bytes` is what is kept of rejected events.
            CREATE TABLE partner_usage (
                partner text NOT NULL,
                day date NOT NULL,
                events bigint NOT NULL,
                bytes bigint NOT NULL,
                kept_bytes bigint NOT NULL,
                -- Whether it heard that it is not read any further on this day.
                told boolean NOT NULL DEFAULT false,
                PRIMARY KEY (partner, day));
            """),
        Migration(
            11, "ids in the journal",
            """
            -- The journal itself says which ids are taken: one tree in the place of a table of its own with a tree. The
            -- id of a parked event is taken for as long as the event is parked.
            SET LOCAL maintenance_work_mem = '512MB';
            CREATE UNIQUE INDEX journal_id ON journal (id_hash) WHERE verdict = 1;
            ALTER TABLE parked_event ADD COLUMN id_hash bytea;
            UPDATE parked_event p SET id_hash = j.id_hash FROM journal j
            WHERE p.state = 'open' AND j.region = p.region AND j.nr = p.nr;
            CREATE UNIQUE INDEX parked_id ON parked_event (id_hash) WHERE state = 'open';
            DROP TABLE event_key;
            """, duration: "about a minute for ten million events"),
    ]
}
