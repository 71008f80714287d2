import Contracts
import KafkaClient
import Logging
import PostgresClient
import ServiceKit

/// Finds out whether a log is the one that was read, before anything is read from it.
package struct LogInspector: Sendable {
    package let reader: any RecordReading
    package let identity: ServiceConfiguration.LogIdentity
    let logger: Logger

    package init(reader: any RecordReading, identity: ServiceConfiguration.LogIdentity, logger: Logger) {
        self.reader = reader
        self.identity = identity
        self.logger = logger
    }

    /// Opens one of our own streams at an offset that lies in its log.
    ///
    /// - Throws: `HaltError` when a durable installation meets another log than the one it knows.
    func open(
        _ source: TopicPartition, region: Int16, consumer: KafkaConsumer, database: PostgresConnection
    ) async throws -> InputState {
        let (comparison, cluster) = try await self.inspectStream(source, consumer: consumer, database: database)
        switch comparison {
        case .known(let state): return try await self.recordCluster(cluster, state, database)
        case .new(let start):
            return try await database.transaction {
                try InputStore.insert(source, region: region, cluster: cluster, at: start, on: $0)
            }
        case .rewound(let state, let start, let isOther):
            return try await database.transaction {
                try isOther
                    ? InputStore.replace(state, region: region, cluster: cluster, at: start, on: $0)
                    : InputStore.move(state, to: start, on: $0)
            }
        case .lapsed(let state, let start):
            return try await self.replaceEmbedded(
                state, region: region, cluster: cluster, at: start, database: database,
                why: "it keeps offsets from \(start) on, and \(state.nextOffset) is to be read next")
        case .other(let state, let why, let start):
            return try await self.replaceEmbedded(
                state, region: region, cluster: cluster, at: start, database: database, why: why)
        case .restored(let state, let why):
            guard self.identity == .embedded else { throw HaltError("\(why). Run `doorstroom recover`.") }
            return state
        }
    }

    private func replaceEmbedded(
        _ state: InputState, region: Int16, cluster: String, at start: Int64, database: PostgresConnection, why: String
    ) async throws -> InputState {
        guard self.identity == .embedded else {
            throw HaltError(Self.replaced(state, why) + " Run `doorstroom recover`.")
        }
        self.logger.notice(
            "another log, read from its start", metadata: ["topic": "\(state.source.topic)", "why": "\(why)"])
        return try await database.transaction {
            try InputStore.replace(state, region: region, cluster: cluster, at: start, on: $0)
        }
    }

    package static func replaced(_ state: InputState, _ why: String) -> String {
        "\(state.source) is not the log that was read until offset \(state.nextOffset): \(why)."
    }

    /// Adds the cluster to a row that an operator's command made.
    package func recordCluster(_ cluster: String, _ state: InputState, _ database: PostgresConnection) async throws
        -> InputState
    {
        guard state.cluster.isEmpty, !cluster.isEmpty else { return state }
        return try await database.transaction { try InputStore.setCluster(cluster, of: state, on: $0) }
    }

    /// As `inspect`, for one of our own streams, whose reader stores in the broker how far it has read.
    package func inspectStream(
        _ source: TopicPartition, consumer: KafkaConsumer, database: PostgresConnection
    ) async throws -> (comparison: LogComparison, cluster: String) {
        let found = try await self.inspect(source, consumer: consumer, database: database)
        guard case .known(let state) = found.comparison, let restored = try await self.restored(state, consumer) else {
            return found
        }
        return (restored, found.cluster)
    }

    /// Only reads; changes nothing.
    package func inspect(
        _ source: TopicPartition, consumer: KafkaConsumer, database: PostgresConnection
    ) async throws -> (comparison: LogComparison, cluster: String) {
        // The row first: another reader may advance it while the log is queried.
        let known = try await database.transaction { try InputStore.find(source, on: $0) }
        let log = try await consumer.watermarks(source, waitMilliseconds: 1_000)
        let cluster = await consumer.clusterId() ?? ""
        guard let known else { return (.new(start: log.lowerBound), cluster) }
        let comparison = try await self.compare(known, log: log, cluster: cluster)
        guard let wanted = known.rewindTo else { return (comparison, cluster) }
        switch comparison {
        case .other:
            let start = wanted == InputStore.fromTheStart ? log.lowerBound : wanted
            let inLog = min(max(start, log.lowerBound), log.upperBound)
            return (.rewound(known, start: inLog, isOther: true), cluster)
        // The gap is reported, and reading continues after it: the nearest to the offset that was asked for.
        case .lapsed: return (comparison, cluster)
        default:
            // Moving forward would skip unread events.
            let start = min(max(wanted, log.lowerBound), known.nextOffset)
            return (.rewound(known, start: start, isOther: false), cluster)
        }
    }

    private func compare(_ known: InputState, log: Range<Int64>, cluster: String) async throws -> LogComparison {
        func other(_ why: String) -> LogComparison { .other(known, why: why, start: log.lowerBound) }
        if !known.cluster.isEmpty, !cluster.isEmpty, known.cluster != cluster {
            return other("the cluster is \(cluster), it was \(known.cluster)")
        }
        if known.nextOffset > log.upperBound {
            return other("the log holds offsets \(log.lowerBound) to \(log.upperBound)")
        }
        for mark in [known.anchor, known.last].compactMap({ $0 }) where mark.offset >= log.lowerBound {
            let found = try await self.reader.record(known.source, at: mark.offset)
            if let why = mark.problem(LogMark(found)) { return other(why) }
        }
        return known.nextOffset < log.lowerBound ? .lapsed(known, start: log.lowerBound) : .known(known)
    }

    /// A service reports its offset to the broker only after it has stored it. A group that reported more than its
    /// database knows has lost stored data: the database was restored. A missing offset proves nothing: the broker may
    /// have forgotten it.
    private func restored(_ known: InputState, _ consumer: KafkaConsumer) async throws -> LogComparison? {
        let mark: GroupMark?
        do {
            mark = try await consumer.marks(of: [known.source])[known.source]
        } catch {
            // After a disaster the broker may not know yet. A reader that continues then may process records that are
            // about to be lost.
            guard !error.isRetriable else { throw error }
            self.logger.warning(
                "whether this database was restored cannot be seen",
                metadata: ["topic": "\(known.source)", "reason": "\(error)"])
            return nil
        }
        guard let mark, let epoch = Int64(mark.note),
            epoch > known.epoch || (epoch == known.epoch && mark.offset > known.nextOffset)
        else { return nil }
        let why =
            "\(known.source) was read until offset \(mark.offset), and the database knows of \(known.nextOffset): it was "
            + "restored to an earlier moment"
        return .restored(known, why: why)
    }
}
