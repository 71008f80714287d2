import Contracts
import KafkaClient
import Logging
import Metrics
import PostgresClient
import ServiceKit
import Synchronization

/// Follows the journal from its high-water mark, in the order of `nr`.
///
/// After a commit the rows come from memory; the journal itself is read only to recover. Sending twice is allowed,
/// skipping is not: the mark moves when the broker has everything up to it, or when the topics that lack something are
/// stored (`Relay+Withheld`).
package actor Relay {
    /// What may wait for the broker before the intake has to wait too.
    private static let maximumQueue = (rows: 4_000, bytes: 4_000_000)
    static let recoveryBatch = 2_000

    let producer: KafkaProducer
    let database: PostgresConnection
    let region: RegionState
    /// The one topic without which nothing can be sent.
    let stream: String
    let logger: Logger
    /// Set where the log drops unread records.
    let pacing: StreamPacing?
    private let renderer: any JournalRenderer
    private var positions: [Int64: InputPosition] = [:]
    /// The offset of the last message on the stream.
    private(set) var streamOffset: Int64?
    /// Withheld topics, each with the number up to which it is complete.
    var withheld: [String: Int64] = [:]
    var nextRetry = ContinuousClock.now
    var nextLoad = ContinuousClock.now
    private var queue: [[JournalRow]] = []
    private var queued = (rows: 0, bytes: 0)
    private var isFull: Bool {
        self.queued.rows >= Self.maximumQueue.rows || self.queued.bytes >= Self.maximumQueue.bytes
    }
    /// Rows up to this number wait in the journal, not in memory (`Relay+Pacing`).
    var backlogEnd: Int64?
    private var wakeUp: CheckedContinuation<Void, Never>?
    private var roomWaiters: [CheckedContinuation<Void, Never>] = []
    private(set) var failure: (any Error)?
    private let mark = Atomic<Int64>(0)

    /// Everything up to this number is with the broker. Readable while a send is under way.
    package nonisolated var publishedNr: Int64 { self.mark.load(ordering: .acquiring) }

    init(
        _ region: RegionState, database: PostgresConnection, producer: KafkaProducer, stream: String,
        renderer: any JournalRenderer, pacing: StreamPacing? = nil, logger: Logger
    ) {
        self.region = region
        self.database = database
        self.producer = producer
        self.stream = stream
        self.renderer = renderer
        self.pacing = pacing
        self.logger = logger
    }

    /// The next message on the stream has to be stored after this offset.
    func expect(after offset: Int64?) {
        self.streamOffset = offset
    }

    package func register(_ input: InputState) {
        self.positions[input.id] = InputPosition(
            topic: input.source.topic, partition: input.source.partition, incarnation: input.incarnation)
    }

    /// Sends rows that an earlier instance committed and may not have sent.
    func recover() async throws {
        let (region, database) = (self.region, self.database)
        self.withheld = try await database.transaction { try WithheldTopics.load(region: region, on: $0) }
        self.countWithheld()
        for row in try await database.query("SELECT id, topic, \"partition\", incarnation FROM input").rows {
            guard let id = row["id"].int, let topic = row["topic"].text, let partition = row["partition"].int,
                let incarnation = row["incarnation"].text
            else { continue }
            self.positions[id] = InputPosition(topic: topic, partition: Int32(partition), incarnation: incarnation)
        }
        let mark = try await database.query("SELECT published_nr FROM region WHERE id = $1", [.int(Int64(region.id))])
        self.mark.store(mark.first?[0].int ?? 0, ordering: .releasing)
        guard self.pacing == nil else {
            // A paced relay waits for readers, which may wait for this service to read: so it sends in the background.
            self.backlogEnd = region.nextNr - 1
            return
        }
        while true {
            let rows = try await self.rows(after: self.publishedNr, to: .max)
            guard !rows.isEmpty else { return }
            // While the stream cannot be written, every attempt would send the partners' messages once more.
            try await self.send([rows], streamFirst: true)
            let published = self.publishedNr
            try await database.transaction { try RegionStore.publish(upTo: published, region: region, on: $0) }
        }
    }

    /// The next rows of the journal, at most `limit`.
    func rows(after nr: Int64, to last: Int64, limit: Int = recoveryBatch) async throws -> [JournalRow] {
        try await self.database.query(
            "SELECT * FROM journal WHERE region = $1 AND nr > $2 AND nr <= $3 ORDER BY nr LIMIT $4",
            [.int(Int64(self.region.id)), .int(nr), .int(last), .int(Int64(limit))]
        ).rows.compactMap(JournalRow.init)
    }

    /// Accepts committed rows; waits while the broker is far behind.
    func enqueue(_ rows: [JournalRow]) async throws {
        guard !rows.isEmpty else { return }
        if self.failure == nil, self.leaveToJournal(rows, isFull: self.isFull) { return self.wake() }
        while self.isFull, self.failure == nil {
            await withCheckedContinuation { self.roomWaiters.append($0) }
        }
        if let failure = self.failure { throw failure }
        self.queue.append(rows)
        self.queued.rows += rows.count
        self.queued.bytes += rows.payloadBytes
        self.wake()
    }

    /// Sends until cancelled.
    /// - Throws: the error after which this relay and its producer have to be replaced.
    func run() async throws {
        do {
            try await withTaskCancellationHandler {
                while !Task.isCancelled {
                    try await self.loadWithheld()
                    try await self.retryWithheld()
                    guard !self.queue.isEmpty else {
                        if try await self.sendFromJournal() { continue }
                        await self.waitForRows()
                        continue
                    }
                    // All queued rows go as one batch: fewer waits for a broker that is behind.
                    let batches = self.queue
                    (self.queue, self.queued) = ([], (0, 0))
                    self.releaseRoomWaiters()
                    try await self.send(batches)
                }
            } onCancel: {
                Task { await self.stop(with: CancellationError()) }
            }
        } catch {
            self.stop(with: error)
            throw error
        }
    }

    /// Waits for the next rows, but no longer than until the next task is due.
    private func waitForRows() async {
        // The relay may have failed during an earlier wait.
        guard self.failure == nil, self.queue.isEmpty, self.backlogEnd == nil else { return }
        let due = self.withheld.isEmpty ? self.nextLoad : min(self.nextRetry, self.nextLoad)
        let alarm = Task {
            try? await Task.sleep(until: due, clock: .continuous)
            if !Task.isCancelled { self.wake() }
        }
        await withCheckedContinuation { self.wakeUp = $0 }
        alarm.cancel()
    }

    func wake() {
        self.wakeUp?.resume()
        self.wakeUp = nil
    }

    private func stop(with error: any Error) {
        self.failure = self.failure ?? error
        self.releaseRoomWaiters()
        self.wake()
    }

    private func releaseRoomWaiters() {
        let waiting = self.roomWaiters
        self.roomWaiters = []
        for continuation in waiting { continuation.resume() }
    }

    func send(_ batches: [[JournalRow]], streamFirst: Bool = false) async throws {
        if let pacing = self.pacing {
            try await self.sendPaced(batches, pacing)
        } else {
            try await self.sendAtOnce(batches, streamFirst: streamFirst)
        }
    }

    func sendAtOnce(_ batches: [[JournalRow]], streamFirst: Bool = false) async throws {
        guard let last = batches.last?.last else { return }
        var messages = await self.messages(for: batches)
        if !self.withheld.isEmpty { messages = messages.part { self.withheld[$0] == nil } }
        FaultPoint.pass(.beforeProduce)
        if streamFirst {
            try await self.deliver(messages.part { $0 == self.stream })
            messages = messages.part { $0 != self.stream }
        }
        try await self.deliver(messages)
        FaultPoint.pass(.afterDeliveryReport)
        self.mark.store(last.nr, ordering: .releasing)
    }

    private func deliver(_ messages: MessageBatch) async throws {
        let report = try await self.producer.deliver(messages)
        try await self.requireSameLog(messages, report)
        try await self.withhold(report)
    }

    /// A log that stores a later message before an earlier one is another log.
    func requireSameLog(_ messages: MessageBatch, _ report: DeliveryReport) async throws {
        for offset in messages.offsets(on: self.stream, in: report) {
            if let before = self.streamOffset, offset <= before {
                let problem = "offset \(offset) was written after offset \(before): the log was replaced or cut off"
                let region = self.region
                try await self.database.query(
                    "UPDATE region SET log_problem = $2 WHERE id = $1", [.int(Int64(region.id)), .text(problem)])
                throw StreamHead.halt(self.stream, problem)
            }
            self.streamOffset = offset
        }
    }

    func messages(for batches: [[JournalRow]]) async -> MessageBatch {
        await Self.messages(batches, self.renderer, self.positions)
    }

    /// Not on the actor, which has to accept committed rows meanwhile.
    private nonisolated static func messages(
        _ batches: [[JournalRow]], _ renderer: any JournalRenderer, _ positions: [Int64: InputPosition]
    ) async -> MessageBatch {
        renderer.messages(for: batches, positions: positions)
    }
}
