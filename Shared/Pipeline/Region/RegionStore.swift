import Contracts
import PostgresClient
import ServiceKit
import Vocabulary

/// The statements that keep a region consistent. All run on the connection that holds the region's lock.
package enum RegionStore {
    static let lockSpace: Int32 = 0x646F_6F72

    /// Makes the region's row and tries to take its lock for as long as the connection lives.
    /// - Returns: `nil` when another instance holds it.
    package static func acquire(_ name: String, on database: isolated PostgresConnection) throws -> RegionState? {
        // Two regions of one service may make their rows at the same time.
        try database.query("SELECT pg_advisory_xact_lock($1::int, 0)", [.int(Int64(Self.lockSpace))])
        try database.query(
            "INSERT INTO region (id, name) SELECT COALESCE(max(id), 0) + 1, $1 FROM region ON CONFLICT (name) DO NOTHING",
            [.text(name)])
        let row = try database.query("SELECT id FROM region WHERE name = $1", [.text(name)]).first
        guard let id = row?[0].int else { throw HaltError("the region \(name) has no row") }
        let lock = try database.query(
            "SELECT pg_try_advisory_lock($1::int, $2::int)", [.int(Int64(Self.lockSpace)), .int(id)])
        guard lock.first?[0].bool == true else { return nil }
        let result = try database.query(
            """
            UPDATE region SET term = term + 1 WHERE id = $1
            RETURNING id, term, next_nr, next_seq, to_char(day, 'YYYY-MM-DD') AS day
            """, [.int(id)])
        guard let state = result.first.flatMap(Self.state) else { throw HaltError("the region \(name) has no row") }
        return state
    }

    /// A region as seen without its lock; `nil` when no service ever worked on it.
    package static func find(_ name: String, on database: isolated PostgresConnection) throws -> RegionState? {
        let result = try database.query(
            """
            SELECT id, term, next_nr, next_seq, to_char(day, 'YYYY-MM-DD') AS day FROM region WHERE name = $1
            """, [.text(name)])
        return result.first.flatMap(Self.state)
    }

    private static func state(_ row: PostgresRow) -> RegionState? {
        guard let id = row["id"].int, let term = row["term"].int, let nr = row["next_nr"].int,
            let seq = row["next_seq"].int
        else { return nil }
        return RegionState(
            id: Int16(id), term: term, nextNr: nr, nextSeq: seq, day: row["day"].text.flatMap { CalendarDate($0) })
    }

    /// Joins the region `r` to the session that holds its lock, `l`; `$2` is the space of the locks.
    static let holder = """
        JOIN pg_locks l ON l.locktype = 'advisory' AND l.granted AND l.classid = $2::bigint::oid AND l.objid = r.id::oid
            AND l.objsubid = 2 AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        """

    /// Whether an instance holds the region's lock.
    package static func isHeld(_ name: String, on database: isolated PostgresConnection) throws -> Bool {
        try !database.query(
            "SELECT 1 FROM region r \(Self.holder) WHERE r.name = $1", [.text(name), .int(Int64(Self.lockSpace))]
        ).rows.isEmpty
    }

    /// Advances the offsets: the first statement of every transaction that consumes. A partition whose stored offset is
    /// not the expected one aborts the batch.
    package static func advance(_ offsets: [OffsetAdvance], on database: isolated PostgresConnection) throws {
        guard !offsets.isEmpty else { return }
        let sorted = offsets.sorted { $0.input < $1.input }
        FaultPoint.pass(.beforeCompareAndSet)
        let result = try database.query(
            """
            UPDATE input SET next_offset = v.next, last_offset = v.last, last_digest = v.digest, last_seq = v.seq,
                day = COALESCE(v.day::date, input.day), read_count = read_count + v.count, read_at = now(),
                seq_digest = COALESCE(v.seq_digest, input.seq_digest),
                anchor_offset = COALESCE(NULLIF(v.anchor, -1), input.anchor_offset),
                anchor_digest = COALESCE(v.anchor_digest, input.anchor_digest)
            FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bytea[], $7::bigint[],
                $8::text[], $9::bigint[], $10::bytea[], $11::bigint[], $12::bytea[])
                AS v (id, epoch, expected, next, last, digest, seq, day, count, seq_digest, anchor, anchor_digest)
            WHERE input.id = v.id AND is_current AND input.epoch = v.epoch AND next_offset = v.expected
            """,
            [
                .ints(sorted.map(\.input)), .ints(sorted.map(\.epoch)), .ints(sorted.map(\.expected)),
                .ints(sorted.map(\.next)), .ints(sorted.map(\.lastOffset)), .byteArrays(sorted.map(\.lastDigest)),
                .ints(sorted.map(\.lastSeq)), .optionalTexts(sorted.map { $0.day?.description }),
                .ints(sorted.map(\.count)), .optionalByteArrays(sorted.map(\.seqDigest)),
                .ints(sorted.map { $0.anchor?.offset ?? -1 }), .optionalByteArrays(sorted.map { $0.anchor?.digest }),
            ])
        guard result.affected == sorted.count else {
            throw StaleWriterError(description: "an offset was moved by another instance")
        }
        FaultPoint.pass(.afterCompareAndSet)
    }

    /// Numbers the rows, appends them, and advances the region's counters, which fails under an older term.
    /// - Parameter isOnStream: tells which rows get a number of the stream, by their verdict and by whether they go to
    ///   this service's own topic. It gets no row, because a copy of a row adds to its reference counts.
    /// - Returns: the region afterwards, and the rows with their numbers.
    package static func append(
        _ rows: consuming [JournalRow], numbered isOnStream: (_ verdict: Verdict, _ isOwn: Bool) -> Bool,
        region: RegionState, publishedNr: Int64, day: CalendarDate?, on database: isolated PostgresConnection
    ) throws -> (RegionState, [JournalRow]) {
        var region = region
        let firstNr = region.nextNr
        var numbered = rows
        for index in numbered.indices {
            numbered[index].nr = region.nextNr
            region.nextNr += 1
            if isOnStream(numbered[index].verdict, numbered[index].destination == nil) {
                numbered[index].seq = region.nextSeq
                region.nextSeq += 1
            }
        }
        region.day = day ?? region.day
        FaultPoint.pass(.beforeHighWaterMark)
        let result = try database.query(
            """
            UPDATE region SET next_nr = $3, next_seq = $4, published_nr = GREATEST(published_nr, $5),
                day = COALESCE($6::date, day)
            WHERE id = $1 AND term = $2 AND next_nr = $7
            """,
            [
                .int(Int64(region.id)), .int(region.term), .int(region.nextNr), .int(region.nextSeq),
                .int(publishedNr), .optional(region.day?.description), .int(firstNr),
            ])
        guard result.affected == 1 else {
            throw StaleWriterError(description: "the region was taken over by another instance")
        }
        FaultPoint.pass(.afterHighWaterMark)
        try database.copy(numbered.indices, into: JournalRow.columns) { index, buffer in
            numbered[index].write(to: &buffer, region: region.id)
        }
        return (region, numbered)
    }

    /// Writes the relay's mark in a transaction of its own, when there is nothing else to write.
    package static func publish(upTo nr: Int64, region: RegionState, on database: isolated PostgresConnection) throws {
        FaultPoint.pass(.beforeHighWaterMark)
        let result = try database.query(
            "UPDATE region SET published_nr = GREATEST(published_nr, $3) WHERE id = $1 AND term = $2",
            [.int(Int64(region.id)), .int(region.term), .int(nr)])
        guard result.affected == 1 else {
            throw StaleWriterError(description: "the region was taken over by another instance")
        }
        FaultPoint.pass(.afterHighWaterMark)
    }
}
