import Contracts
import JSON
import KafkaClient
import Logging
import Metrics
import Pipeline
import PostgresClient
import ServiceKit
import ThreadExecution
import Vocabulary

/// One life of the intake: reads partners' events, commits batch after batch, and feeds the relay.
///
/// While one batch commits, the next ones are read and checked.
actor IntakeLoop<Judge: IntakeJudge> {
    private static var maximumBatch: Int { 2_000 }
    /// Bounds the memory of a batch, however large the partners' events are.
    private static var maximumBatchBytes: Int { 2_000_000 }
    /// Checked batches that may wait while another commits.
    private static var maximumReadyBatches: Int { 2 }

    /// A queue of its own: commits must not wait for a thread while all threads of the shared pool check events.
    private let executor = QueueExecutor(label: "doorstroom.intake")
    nonisolated var unownedExecutor: UnownedSerialExecutor { self.executor.asUnownedSerialExecutor() }

    let session: RegionSession
    private let judge: Judge
    let partners: any PartnerSource
    var directory = PartnerDirectory([])
    var checker: RecordChecker
    private let calendar: InstallationCalendar
    private let statement: any DailyStatement
    private var statedDay: CalendarDate?
    var region: RegionState
    /// The position of each partition. Partitions that are no longer read stay, because records read from them may
    /// still wait.
    var inputs: [TopicPartition: InputState] = [:]
    /// The partitions that are read.
    var assigned: Set<TopicPartition> = []
    /// Partitions of known partners that cannot be read, and why.
    var suspended: [TopicPartition: PartitionSuspension] = [:]
    var nextDiscovery = ContinuousClock.now
    /// Results of inspections that have not taken effect yet.
    var inspections: [LogInspection] = []
    var inspectionTask: Task<Void, Never>?
    /// Partitions whose log was not the one that was read when it was inspected, with the message about each.
    var otherLogs: [TopicPartition: String] = [:]
    /// Partitions whose log turned out to be replaced while it was read, and why.
    var replacedLogs: [TopicPartition: String] = [:]
    var checkTask: Task<Void, Never>?
    var checkTurns = LogCheckTurns()
    private var parkedKeys: Set<String> = []
    private var storedMark = StoredMark()
    let clock = ContinuousClock()
    /// Checked batches that wait for their commit.
    var readyBatches: [[CheckedRecord]] = []
    private var isCommitting = false
    private var roomWaiter: CheckedContinuation<Void, Never>?
    private var nextMaintenance = ContinuousClock.now
    /// Offsets that are committed in PostgreSQL and not yet reported to Kafka.
    private var offsetsToReport: [TopicPartition: GroupMark] = [:]
    private var insertPolicy: OptimisticInsertPolicy
    var quotas: QuotaBook
    /// The day on which a partner over its quota was last notified.
    var notifiedOverQuota: [String: CalendarDate] = [:]
    /// Seconds since 1970.
    let now: @Sendable () -> Int
    private var nextReport = ContinuousClock.now

    init(
        session: RegionSession, judge: Judge, partners: any PartnerSource, calendar: InstallationCalendar,
        statement: any DailyStatement, insertPolicy: OptimisticInsertPolicy, quota: DayQuota,
        now: @escaping @Sendable () -> Int
    ) {
        self.session = session
        self.judge = judge
        self.partners = partners
        self.calendar = calendar
        self.statement = statement
        self.region = session.region
        self.insertPolicy = insertPolicy
        self.quotas = QuotaBook(standard: quota)
        self.now = now
        self.checker = RecordChecker(PartnerDirectory([]), topics: session.topics, region: session.regionName)
    }

    /// Look-ups of a batch go by key, however small the tables are. PostgreSQL considers random page reads expensive,
    /// and by default would scan the whole of a table of up to some 900,000 rows for every batch.
    private static var planning: String {
        """
        SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET jit = off;
        SET max_parallel_workers_per_gather = 0
        """
    }

    func run() async throws {
        try await self.session.database.execute(Self.planning)
        self.parkedKeys = try await self.session.parkedKeys()
        var commit: Task<Void, any Error>?
        do {
            try await self.loop(&commit)
        } catch {
            // The tasks that still use the database have to end before it is closed.
            _ = await commit?.result
            await self.endBackgroundTasks()
            throw error
        }
        await self.endBackgroundTasks()
        try await commit?.value
    }

    private func endBackgroundTasks() async {
        self.inspectionTask?.cancel()
        self.checkTask?.cancel()
        await self.inspectionTask?.value
        await self.checkTask?.value
    }

    private func loop(_ commit: inout Task<Void, any Error>?) async throws {
        var nextCheck = self.clock.now
        var checks = 0
        var nextDrain = self.clock.now
        var nextDeletion = self.clock.now
        while !Task.isCancelled {
            if self.clock.now >= self.nextDiscovery { try await self.discover() }
            if self.clock.now >= nextCheck {
                checks += 1
                self.checkLogs(all: checks % 10 == 0)
                nextCheck = self.clock.now + .seconds(1)
            }
            try await self.stopReplaced()
            try await self.stopOverQuota()
            FaultPoint.pass(.beforeReceive)
            // While a commit runs, poll without waiting; otherwise wait for records.
            let records = try await self.session.consumer.poll(
                maximum: Self.maximumBatch, maximumBytes: Self.maximumBatchBytes,
                waitMilliseconds: commit == nil && self.readyBatches.isEmpty ? 50 : 0)
            FaultPoint.pass(.afterReceive)
            if records.isEmpty {
                try await self.suspendFailed()
                // While logs are inspected, an empty poll proves nothing.
                if self.inspectionTask == nil, self.inspections.isEmpty {
                    await self.session.reportIdle(blockedBy: self.blockingReason)
                }
                let marks = self.inputs.filter { self.assigned.contains($0.key) }.mapValues {
                    GroupMark(offset: $0.nextOffset)
                }
                self.nextReport = await self.session.reportOffsetsAgain(marks, due: self.nextReport)
            }
            await self.reportOffsets()
            let checked = await self.checker.check(records)
            if !checked.isEmpty { self.readyBatches.append(checked) }
            while self.isCommitting, self.readyBatches.count >= Self.maximumReadyBatches {
                await withCheckedContinuation { self.roomWaiter = $0 }
            }
            if self.isCommitting, !checked.isEmpty { continue }
            try await commit?.value
            commit = nil
            // Days and parked events get their turn under load as well.
            if !self.readyBatches.isEmpty, self.clock.now < self.nextMaintenance {
                self.isCommitting = true
                commit = Task { try await self.commitReady() }
                continue
            }
            self.nextMaintenance = self.clock.now + .seconds(1)
            try await self.applyInspections()
            try await self.notifyOverQuota()
            try await self.beginDays()
            if self.region.day != self.statedDay { try await self.publishStatement() }
            if !self.parkedKeys.isEmpty, self.clock.now >= nextDrain {
                self.parkedKeys = try await self.session.drain { try await self.retry($0) }
                nextDrain = self.clock.now + .milliseconds(500)
            }
            self.storedMark = try await self.session.storeMark(after: self.storedMark)
            if self.clock.now >= nextDeletion {
                try await Retention.deleteRejectedBytes(on: self.session.database, logger: self.session.logger)
                nextDeletion = self.clock.now + .seconds(3_600)
            }
        }
    }

    // MARK: Batches

    /// Combines records with the current positions of their partitions.
    private func items(of checked: [CheckedRecord]) -> [IntakeItem] {
        var items: [IntakeItem] = []
        items.reserveCapacity(checked.count)
        var last: InputState?
        for record in checked {
            if last?.source != record.source { last = self.inputs[record.source] }
            // A record below our offset was fetched a second time, after the fetch position moved back.
            guard let last, record.offset >= last.nextOffset else { continue }
            items.append(IntakeItem(last, record))
        }
        return items
    }

    /// Commits all that is ready in one transaction, and again, until nothing is ready or another task is due: a larger
    /// COPY costs less per row.
    private func commitReady() async throws {
        defer {
            self.isCommitting = false
            self.signalRoom()
        }
        repeat {
            let records = self.readyBatches.count == 1 ? self.readyBatches[0] : Array(self.readyBatches.joined())
            self.readyBatches = []
            self.signalRoom()
            try await self.process(records)
        } while !self.readyBatches.isEmpty && self.clock.now < self.nextMaintenance
    }

    private func signalRoom() {
        self.roomWaiter?.resume()
        self.roomWaiter = nil
    }

    private func reportOffsets() async {
        guard !self.offsetsToReport.isEmpty else { return }
        let offsets = self.offsetsToReport
        self.offsetsToReport = [:]
        await self.session.reportOffsets(offsets)
    }

    private func process(_ records: [CheckedRecord]) async throws {
        // A day ends its transaction: the events that follow from the date come right after it, and see all that came
        // before.
        let parts = records.split(after: { $0.validEvent?.type == .calendarDayRequested })
        for part in parts { try await self.process(part: part) }
    }

    private func process(part records: ArraySlice<CheckedRecord>) async throws {
        try await Bisection.run(records) { slice in
            try await self.commit(Array(slice), parkingReason: nil)
        } park: { record, error in
            // All dated events wait for the day, and without it the region cannot continue (decision 0007).
            guard record.validEvent?.type != .calendarDayRequested else {
                throw HaltError("\(record.source) offset \(record.offset): the day cannot begin: \(error)")
            }
            self.session.logger.error(
                "parked an event",
                metadata: ["topic": "\(record.source)", "offset": "\(record.offset)", "reason": "\(error)"])
            try await self.commit([record], parkingReason: "\(error)")
        }
    }

    private func commit(_ records: [CheckedRecord], parkingReason: String?) async throws {
        let items = self.items(of: records)
        guard !items.isEmpty else { return }
        let published = self.session.relay.publishedNr
        let mayBeNew = parkingReason == nil && self.parkedKeys.isEmpty
        let day = self.usageDay
        self.quotas.begin(day)
        let batch = IntakeBatch(
            items: items, judge: self.judge, region: self.region, regionName: self.session.regionName,
            publishedNr: published, parkedKeys: self.parkedKeys, parkingReason: parkingReason,
            isExpectedNew: mayBeNew && self.insertPolicy.expectsNew(batchOf: items.count),
            anchors: Dictionary(
                self.inputs.values.compactMap { input in input.anchor.map { (input.id, $0) } },
                uniquingKeysWith: { first, _ in first }),
            charge: BatchCharge(
                book: self.quotas, day: day, topics: self.session.topics, directory: self.directory))
        let outcome = try await batch.store(on: self.session.database)
        self.insertPolicy.record(isNew: outcome.isNew, batchOf: items.count)
        FaultPoint.pass(.afterCommit)
        self.region = outcome.region
        self.session.status.day = outcome.region.day
        self.storedMark = StoredMark(nr: published)
        self.parkedKeys = outcome.parkedKeys
        self.quotas.update(outcome.usage)
        let last = Self.last(of: items)
        for (source, mark) in last {
            self.inputs[source]?.nextOffset = mark.offset + 1
            self.inputs[source]?.last = mark
            if self.assigned.contains(source) { self.suspended[source] = nil }
        }
        self.count(outcome.rows)
        self.offsetsToReport.merge(last.mapValues { GroupMark(offset: $0.offset + 1) }) {
            $0.offset < $1.offset ? $1 : $0
        }
        self.session.readiness.committed()
        // Partners' requests wait for these offsets, whatever the relay waits for.
        if self.session.isPaced { await self.reportOffsets() }
        try await self.session.enqueue(outcome.rows)
    }

    /// The last record of each partition.
    private static func last(of items: [IntakeItem]) -> [TopicPartition: LogMark] {
        var marks: [TopicPartition: LogMark] = [:]
        var previous: TopicPartition?
        for index in items.indices.reversed() {
            let record = items[index].record
            guard record.source != previous else { continue }
            previous = record.source
            guard marks[record.source] == nil else { continue }
            marks[record.source] = LogMark(offset: record.offset, digest: Identifiers.digest(ofRecord: record.body))
        }
        return marks
    }

    private func count(_ rows: [JournalRow]) {
        var counts = Array(repeating: 0, count: Verdict.allCases.count + 1)
        // By index, because a copy of a row adds to its reference counts.
        for index in rows.indices { counts[Int(rows[index].verdict.rawValue)] += 1 }
        for verdict in Verdict.allCases {
            let count = counts[Int(verdict.rawValue)]
            guard count > 0 else { continue }
            Counter(label: "intake.verdicts", dimensions: [("verdict", "\(verdict)")]).increment(by: count)
        }
    }

    // MARK: Between batches

    /// Emits the days that the clock has reached, in order, once each.
    private func beginDays() async throws {
        guard case .real(let today) = self.calendar else { return }
        let target = today()
        while (self.region.day ?? target.adding(days: -1)) < target {
            let day = self.region.day?.adding(days: 1) ?? target
            let event = CloudEvent(
                id: Identifiers.uuid("day", self.session.regionName, day.description),
                source: ServiceName.registration.source, type: InternalType.dayStarted.wireName,
                subject: day.description,
                extensions: [JSONMember("region", .string(self.session.regionName))],
                data: DayStarted(date: day).json)
            let row = JournalRow(verdict: .day, key: day.description, payload: event.bytes)
            let (region, name, judge) = (self.region, self.session.regionName, self.judge)
            let published = self.session.relay.publishedNr
            let (after, rows) = try await self.session.database.transaction { database in
                let events = try judge.events(on: day, database: database)
                return try RegionStore.append(
                    [row] + events.map { $0.row(region: name) }, numbered: { _, _ in true }, region: region,
                    publishedNr: published, day: day, on: database)
            }
            self.region = after
            self.session.status.day = after.day
            try await self.session.enqueue(rows)
        }
    }

    /// Publishes the day's statement, also after a restart within the day.
    private func publishStatement() async throws {
        let (after, rows) = try await self.session.publish(self.statement, of: .registration, region: self.region)
        self.statedDay = after.day
        self.region = after
        try await self.session.enqueue(rows)
    }

    /// - Returns: `false` for an event of a partner that was removed.
    private func retry(_ parked: ParkedEvent) async throws -> Bool {
        guard let item = self.item(parked) else { return false }
        let drain = IntakeDrain(
            parked: parked, item: item, judge: self.judge, region: self.region, regionName: self.session.regionName,
            publishedNr: self.session.relay.publishedNr)
        let (region, rows) = try await self.session.database.transaction { try drain.commit(on: $0) }
        self.region = region
        self.count(rows)
        try await self.session.enqueue(rows)
        return true
    }

    private func item(_ parked: ParkedEvent) -> IntakeItem? {
        // A discarded event gets its feedback even if its partner was removed. A retry needs the partner.
        let owner = self.session.topics.partner(ofIntake: parked.source.topic).flatMap { self.directory[$0] }
        guard owner != nil || parked.discardReason != nil else { return nil }
        let input = InputState(
            id: parked.input, source: parked.source, incarnation: "", epoch: 0, nextOffset: parked.offset, lastSeq: 0)
        let record = self.checker.check(
            source: parked.source, offset: parked.offset, body: parked.body, headers: parked.headers,
            owner: owner)
        return IntakeItem(input, record)
    }
}
