import Contracts
import KafkaClient
import Logging
import PostgresClient
import ServiceKit
import Vocabulary

/// One partition that this instance reads, as its row says.
struct InputState: Sendable {
    let id: Int64
    let source: TopicPartition
    let incarnation: String
    let epoch: Int64
    var nextOffset: Int64
    var lastSeq: Int64
    var day: CalendarDate?
}

/// A log no longer holds what was to be read next: its partner was disabled, or nobody read, for longer than it keeps it.
struct LapsedLogError: Error, CustomStringConvertible {
    let description: String
}

/// Why a partition is not read, and until when it is not asked again: to ask takes seconds, in which nothing else is read.
struct LeftOut {
    let why: String
    let until: ContinuousClock.Instant
    /// Counts as left out until then, though it is read again: only reading shows whether it can be read.
    var doubtedUntil: ContinuousClock.Instant?
}

/// Finds out whether a log is the one we were reading, before anything is read from it.
struct InputLog: Sendable {
    /// An operator's wish to read the log from its start (`rewind`).
    static let fromTheStart: Int64 = -1

    let kafka: KafkaConfiguration
    let identity: ServiceConfiguration.LogIdentity
    let logger: Logger

    /// The partition's state with an offset that lies in its log.
    ///
    /// - Throws: `HaltError` when a durable installation meets another log than the one it knows; `LapsedLogError` when the
    ///   log has forgotten what was not read yet.
    func open(
        _ source: TopicPartition, region: Int16, consumer: KafkaConsumer, database: PostgresConnection
    ) async throws -> InputState {
        let log = try await consumer.watermarks(source)
        let cluster = await consumer.clusterId() ?? ""
        let row = try await database.query(
            """
            SELECT id, incarnation, cluster_id, epoch, next_offset, last_offset, last_digest, last_seq,
                to_char(day, 'YYYY-MM-DD') AS day
            FROM input WHERE topic = $1 AND "partition" = $2 AND is_current
            """, [.text(source.topic), .int(Int64(source.partition))]
        ).first
        guard let row, let known = Self.state(row, source) else {
            return try await self.insert(
                source, region: region, cluster: cluster, at: log.lowerBound, database: database)
        }
        if known.nextOffset == Self.fromTheStart {
            return try await self.replace(
                known, region: region, cluster: cluster, at: log.lowerBound, database: database)
        }
        guard let problem = try await self.problem(row, known, log: log, cluster: cluster) else { return known }
        guard self.identity == .embedded else {
            guard known.nextOffset >= log.lowerBound else {
                throw LapsedLogError(
                    description:
                        "\(source) keeps offsets from \(log.lowerBound) on, and \(known.nextOffset) is to be read "
                        + "next: what stood between them is gone. To go on with what is there, stop this service and "
                        + "run its `rewind \(source.topic)`.")
            }
            throw HaltError(
                "\(source) is not the log that was read until offset \(known.nextOffset): \(problem). "
                    + "If the log was replaced on purpose, stop this service and run its `rewind \(source.topic)`; "
                    + "otherwise restore the broker.")
        }
        self.logger.notice(
            "another log, read from its start", metadata: ["topic": "\(source.topic)", "why": "\(problem)"])
        return try await self.replace(known, region: region, cluster: cluster, at: log.lowerBound, database: database)
    }

    /// Why this is another log, or `nil` when it is the one we know.
    private func problem(
        _ row: PostgresRow, _ known: InputState, log: Range<Int64>, cluster: String
    ) async throws -> String? {
        if let before = row["cluster_id"].text, !before.isEmpty, !cluster.isEmpty, before != cluster {
            return "the cluster is \(cluster), it was \(before)"
        }
        guard known.nextOffset >= log.lowerBound, known.nextOffset <= log.upperBound else {
            return "the log holds offsets \(log.lowerBound) to \(log.upperBound)"
        }
        guard let last = row["last_offset"].int, let digest = row["last_digest"].bytes, last >= log.lowerBound else {
            return nil
        }
        let record = try await self.read(known.source, at: last)
        guard record.offset == last else { return "offset \(last) is gone" }
        return Identifiers.digest(ofRecord: record.value) == digest ? nil : "offset \(last) holds another record"
    }

    /// One record, with a consumer of its own, so that nothing of the assignment is disturbed.
    /// - Throws: `transport` when nothing comes: a broker that is away must not pass for another log.
    private func read(_ source: TopicPartition, at offset: Int64) async throws -> KafkaRecord {
        let consumer = try KafkaConsumer(self.kafka, group: "doorstroom.identity")
        do {
            try await consumer.add([source: offset])
            var found: KafkaRecord?
            for _ in 0..<100 where found == nil {
                found = try await consumer.poll(maximum: 1, waitMilliseconds: 100).first
                // Told once; waiting longer would bring nothing, and nothing else is read meanwhile.
                if let failure = await consumer.takeFailures()[source] {
                    throw KafkaError(
                        .transport, failure.message, topic: source.topic, partition: source.partition)
                }
            }
            await consumer.close()
            guard let found else {
                throw KafkaError(
                    .transport, "offset \(offset) could not be read again", topic: source.topic,
                    partition: source.partition)
            }
            return found
        } catch {
            await consumer.close()
            throw error
        }
    }

    private func insert(
        _ source: TopicPartition, region: Int16, cluster: String, at offset: Int64, database: PostgresConnection
    ) async throws -> InputState {
        let result = try await database.query(
            """
            INSERT INTO input (region, topic, "partition", cluster_id, next_offset) VALUES ($1, $2, $3, $4, $5)
            RETURNING id, incarnation, epoch, next_offset, last_seq, to_char(day, 'YYYY-MM-DD') AS day
            """,
            [.int(Int64(region)), .text(source.topic), .int(Int64(source.partition)), .text(cluster), .int(offset)])
        guard let row = result.first, let state = Self.state(row, source) else {
            throw HaltError("the row of \(source) could not be made")
        }
        return state
    }

    /// The old incarnation stays, because journal rows name it; its numbers go on in the new one.
    private func replace(
        _ known: InputState, region: Int16, cluster: String, at offset: Int64, database: PostgresConnection
    ) async throws -> InputState {
        let result = try await database.transaction { database in
            try database.query("UPDATE input SET is_current = false WHERE id = $1", [.int(known.id)])
            return try database.query(
                """
                INSERT INTO input (region, topic, "partition", cluster_id, next_offset, epoch, last_seq, day)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8::date)
                RETURNING id, incarnation, epoch, next_offset, last_seq, to_char(day, 'YYYY-MM-DD') AS day
                """,
                [
                    .int(Int64(region)), .text(known.source.topic), .int(Int64(known.source.partition)), .text(cluster),
                    .int(offset), .int(known.epoch + 1), .int(known.lastSeq), .optional(known.day?.description),
                ])
        }
        guard let row = result.first, let state = Self.state(row, known.source) else {
            throw HaltError("the row of \(known.source) could not be made")
        }
        return state
    }

    private static func state(_ row: PostgresRow, _ source: TopicPartition) -> InputState? {
        guard let id = row["id"].int, let incarnation = row["incarnation"].text, let epoch = row["epoch"].int,
            let next = row["next_offset"].int, let seq = row["last_seq"].int
        else { return nil }
        return InputState(
            id: id, source: source, incarnation: incarnation, epoch: epoch, nextOffset: next, lastSeq: seq,
            day: row["day"].text.flatMap { CalendarDate($0) })
    }
}
