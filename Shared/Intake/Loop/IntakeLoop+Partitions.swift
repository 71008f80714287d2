import Contracts
import KafkaClient
import Logging
import Metrics
import Pipeline
import PostgresClient
import ServiceKit
import Vocabulary

/// Decides which partitions are read, and from which offset.
///
/// Logs are inspected in the background, and the findings take effect between two commits: a partner's topic, whatever
/// happened to it, delays no other.
extension IntakeLoop {
    private static var regularInterval: Duration { .seconds(5) }
    /// While a transient failure keeps a partition from being read.
    private static var transientInterval: Duration { .milliseconds(500) }
    /// A replaced topic changes only when people act.
    private static var replacedInterval: Duration { .seconds(5) }

    /// Starts to inspect the topics of known partners that are not read yet.
    func discover() async throws {
        self.nextDiscovery = self.clock.now + (self.hasTransientFailure ? Self.transientInterval : Self.regularInterval)
        try await self.loadPartners()
        try await self.loadQuotas()
        try await self.suspendFailed()
        let topics: [String: Int]
        do {
            topics = try await self.session.consumer.topics(waitMilliseconds: 1_000)
        } catch {
            guard error.isRetriable else { throw error }
            self.nextDiscovery = self.clock.now + .milliseconds(500)
            return
        }
        let now = self.clock.now
        let sources = topics.flatMap { topic, partitions in
            (0..<Int32(partitions)).map { TopicPartition(topic, $0) }
        }.filter(self.isOfPartner)
        let gone = self.inputs.keys.filter { topics[$0.topic] == nil && self.isOfPartner($0) }
        // A topic that comes back under the same name may be another one.
        try await self.stopReading(gone.filter(self.assigned.contains))
        for source in gone {
            self.suspend(source, PartitionSuspension(reason: "the broker names no topic \(source.topic)", retryAt: now))
        }
        // The broker may leave it out only for a moment, while it starts.
        if !gone.isEmpty { self.nextDiscovery = min(self.nextDiscovery, now + .seconds(1)) }
        await self.hastenMovedLeaders()
        guard self.inspectionTask == nil else { return }
        let due = sources.filter { source in
            !self.assigned.contains(source) && !self.isOverQuota(source)
                && (self.suspended[source].map { $0.retryAt <= now } ?? true)
        }
        if !due.isEmpty {
            let (session, due) = (self.session, due.sorted())
            // The life waits for this task before it ends (`endBackgroundTasks`).
            self.inspectionTask = Task {
                await LogInspection.run(due, session) { await self.add($0) }
                self.inspectionEnded()
            }
        }
        self.endProbations()
    }

    private func add(_ found: LogInspection) { self.inspections.append(found) }
    private func inspectionEnded() { self.inspectionTask = nil }

    private var hasTransientFailure: Bool { self.suspended.contains { $0.value.leader != nil } }

    /// Asks a partition at once when its leader changes, however long its pauses have grown.
    private func hastenMovedLeaders() async {
        for (source, suspension) in self.suspended {
            guard let before = suspension.leader else { continue }
            let leader = await self.session.consumer.leader(of: source)
            if leader != before, leader >= 0 { self.suspended[source]?.retryAt = self.clock.now }
            self.suspended[source]?.leader = leader
        }
    }

    private func endProbations() {
        let now = self.clock.now
        self.suspended = self.suspended.filter { source, suspension in
            guard self.isOfPartner(source), self.assigned.contains(source) else { return self.isOfPartner(source) }
            return now < suspension.onProbationUntil ?? now
        }
        Gauge(label: "intake.partitions_left_out").record(self.suspended.count)
    }

    private func isOfPartner(_ source: TopicPartition) -> Bool {
        self.session.topics.partner(ofIntake: source.topic).map { self.directory[$0] != nil } ?? false
    }

    // MARK: Findings

    /// Reads on where the log is the known one, and reports lost events to the partners. Between two commits only: each
    /// report has its number in the journal.
    func applyInspections() async throws {
        guard !self.inspections.isEmpty else { return }
        let found = self.inspections
        self.inspections = []
        var added: [TopicPartition: Int64] = [:]
        for inspection in found where self.isOfPartner(inspection.source) && !self.assigned.contains(inspection.source)
        {
            switch inspection.result {
            case .failure(is CancellationError): continue
            case .failure(let error as KafkaError) where ![.fatal, .closed, .configuration].contains(error.code):
                self.suspend(inspection.source, error, leader: inspection.leader)
            case .failure(let error): throw error
            case .success(let (comparison, cluster)):
                guard let state = try await self.open(inspection.source, comparison, cluster: cluster) else { continue }
                added[inspection.source] = state
                self.otherLogs[inspection.source] = nil
                // Only reading can disprove a failure that showed while reading, so the probation stays.
                if self.suspended[inspection.source]?.onProbationUntil == nil {
                    self.suspended[inspection.source] = nil
                }
            }
        }
        try await self.session.consumer.add(added)
        self.assigned.formUnion(added.keys)
        Gauge(label: "intake.partitions_left_out").record(self.suspended.count)
        if let halt = self.replacedEverywhere { throw halt }
    }

    /// Set when every partner's topic is another log: then the broker itself was replaced.
    private var replacedEverywhere: HaltError? {
        guard self.assigned.isEmpty, self.inspectionTask == nil, self.inspections.isEmpty,
            let first = self.otherLogs.min(by: { $0.key < $1.key }),
            self.suspended.keys.allSatisfy({ self.otherLogs[$0] != nil })
        else { return nil }
        return HaltError(
            first.value
                + " So are all the others. Correct the address or restore the broker; when what it held is gone, "
                + "run `doorstroom recover`.")
    }

    /// A leader that moves is back within a moment, so the pauses begin short.
    private func suspend(_ source: TopicPartition, _ error: KafkaError, leader: Int32) {
        let before = self.suspended[source]
        var backoff = before?.backoff ?? Backoff(first: .milliseconds(100))
        let retryAt = self.clock.now + backoff.next()
        self.suspend(
            source,
            PartitionSuspension(
                reason: "\(error)", retryAt: retryAt, onProbationUntil: before?.onProbationUntil, backoff: backoff,
                leader: error.isRetriable ? leader : nil))
        self.nextDiscovery = min(self.nextDiscovery, retryAt)
    }

    /// - Returns: the offset at which to read the partition, or `nil` to leave it unread.
    private func open(_ source: TopicPartition, _ comparison: LogComparison, cluster: String) async throws -> Int64? {
        let (region, database) = (self.region.id, self.session.database)
        let input: InputState
        switch comparison {
        case .new(let start):
            input = try await database.transaction {
                try InputStore.insert(source, region: region, cluster: cluster, at: start, on: $0)
            }
        case .known(let state), .restored(let state, _):
            input = try await self.session.logs.recordCluster(cluster, state, database)
        case .lapsed(let state, let start):
            input = try await self.moveAndReportLoss(state, cause: .expired, until: start) {
                try InputStore.move(state, to: start, on: $0)
            }
        case .rewound(let state, let start, isOther: true):
            input = try await self.moveAndReportLoss(state, cause: .replaced, until: nil) {
                try InputStore.replace(state, region: region, cluster: cluster, at: start, on: $0)
            }
        case .rewound(let state, let start, isOther: false):
            input = try await database.transaction { try InputStore.move(state, to: start, on: $0) }
        case .other(let state, let why, let start):
            guard self.session.logs.identity == .embedded else {
                self.otherLogs[source] = LogInspector.replaced(state, why)
                self.suspend(
                    source,
                    "\(LogInspector.replaced(state, why)) If it was replaced on purpose, run "
                        + "`doorstroom-registration rewind \(source.topic)`, beside this service.")
                return nil
            }
            self.session.logger.notice(
                "another log, read from its start", metadata: ["topic": "\(source.topic)", "why": "\(why)"])
            input = try await database.transaction {
                try InputStore.replace(state, region: region, cluster: cluster, at: start, on: $0)
            }
        }
        // Read before: its waiting records have to be stored first; records that are read twice are recognised by their
        // offsets.
        if let known = self.inputs[source], known.id == input.id, known.epoch == input.epoch { return known.nextOffset }
        // Another log, or one that is read again: the waiting records are of the former reading.
        self.discardReady(of: [source])
        self.inputs[source] = input
        await self.session.relay.register(input)
        return input.nextOffset
    }

    /// Continues at another offset, and reports the lost events to the partner and the allocation offices, in one
    /// transaction.
    private func moveAndReportLoss(
        _ state: InputState, cause: FeedbackLost.Cause, until: Int64?,
        _ move: @escaping @Sendable (isolated PostgresConnection) throws -> InputState
    ) async throws -> InputState {
        guard let partner = self.session.topics.partner(ofIntake: state.source.topic) else {
            return try await self.session.database.transaction(move)
        }
        let offices = self.directory.all.filter { $0.kind == .allocationOffice }.map(\.id)
        let (region, topics, published) = (self.region, self.session.topics, self.session.relay.publishedNr)
        let (input, after, rows) = try await self.session.database.transaction { database in
            let input = try move(database)
            let readAt = try InputStore.lastReadAt(state, on: database)
            let lost = LostEvents(cause: cause, input: state, until: until, lastReadAt: readAt)
            let (after, rows) = try RegionStore.append(
                lost.rows(topics: topics, partner: partner, offices: offices), numbered: { _, _ in false },
                region: region, publishedNr: published, day: nil, on: database)
            return (input, after, rows)
        }
        self.region = after
        self.session.logger.error(
            "events are gone",
            metadata: [
                "topic": "\(state.source)", "from": "\(state.nextOffset)", "until": "\(until ?? -1)",
                "cause": "\(cause.rawValue)",
            ])
        Counter(label: "intake.gaps", dimensions: [("cause", cause.rawValue)]).increment()
        try await self.session.enqueue(rows)
        return input
    }

    // MARK: Suspended partitions

    private func suspend(_ source: TopicPartition, _ reason: String) {
        self.suspend(source, PartitionSuspension(reason: reason, retryAt: self.clock.now + Self.replacedInterval))
    }

    func suspend(_ source: TopicPartition, _ suspension: PartitionSuspension) {
        if self.suspended[source]?.reason != suspension.reason {
            self.session.logger.error("not read", metadata: ["topic": "\(source)", "reason": "\(suspension.reason)"])
        }
        self.suspended[source] = suspension
    }

    /// Stops reading partitions that failed, which otherwise would be polled a hundred times a second. They are read
    /// again a little later.
    func suspendFailed() async throws {
        let failures = await self.session.consumer.takeFailures().filter { self.assigned.contains($0.key) }
        guard !failures.isEmpty else { return }
        try await self.stopReading(Array(failures.keys))
        let now = self.clock.now
        for (source, error) in failures {
            // Another log, or one that lost its start: an inspection shows which.
            if error.code == .offsetOutOfRange {
                self.suspend(source, PartitionSuspension(reason: "\(error)", retryAt: now))
                self.nextDiscovery = now
            } else {
                self.suspend(
                    source,
                    PartitionSuspension(
                        reason: "\(error)", retryAt: now + .seconds(8), onProbationUntil: now + .seconds(25)))
            }
        }
    }

    func stopReading(_ sources: [TopicPartition]) async throws {
        guard !sources.isEmpty else { return }
        try await self.session.consumer.remove(sources)
        self.assigned.subtract(sources)
    }

    /// Why no partition can be read at all; `nil` when one can, or when there is none.
    var blockingReason: String? {
        guard self.assigned.allSatisfy({ self.suspended[$0] != nil }),
            let first = self.suspended.min(by: { $0.key < $1.key })
        else { return nil }
        return "no partner's topic can be read, the first because: \(first.value.reason)"
    }

    // MARK: Checks while reading

    /// Checks in the background whether the records that were read are still at their offsets.
    /// - Parameter all: checks every partition; otherwise those with new records since their last check, in turn.
    func checkLogs(all: Bool) {
        guard self.checkTask == nil else { return }
        let due = self.assigned.filter { source in
            guard let input = self.inputs[source], let last = input.last else { return false }
            return all || last != input.anchor
        }
        let inputs = (all ? Array(due) : self.checkTurns.next(of: due)).compactMap { self.inputs[$0] }
        guard !inputs.isEmpty else { return }
        let session = self.session
        self.checkTask = Task { [weak self] in
            let size = LogCheckTurns.partitionsAtATime
            for start in stride(from: 0, to: inputs.count, by: size) where !Task.isCancelled {
                let turn = Array(inputs[start...].prefix(size))
                let findings = await LogCheck.run(turn, reader: session.logs.reader) {
                    try await session.consumer.watermarks($0, waitMilliseconds: 1_000)
                }
                await self?.record(findings, of: turn)
            }
            await self?.checkEnded()
        }
    }

    private func checkEnded() { self.checkTask = nil }

    private func record(_ findings: [TopicPartition: LogCheck.Finding], of inputs: [InputState]) {
        for input in inputs where self.inputs[input.source]?.id == input.id {
            switch findings[input.source] {
            case .same: self.inputs[input.source]?.anchor = input.last
            case .other(let why): self.replacedLogs[input.source] = LogInspector.replaced(input, why)
            case .unknown, nil: break
            }
        }
    }

    /// Stops reading logs that have been replaced. Events that were read from them stay stored: their ids are known
    /// when they are read again.
    func stopReplaced() async throws {
        guard !self.replacedLogs.isEmpty else { return }
        let replaced = self.replacedLogs.filter { self.assigned.contains($0.key) }
        self.replacedLogs = [:]
        try await self.stopReading(Array(replaced.keys))
        self.discardReady(of: Set(replaced.keys))
        for (source, reason) in replaced {
            self.suspend(source, PartitionSuspension(reason: reason, retryAt: self.clock.now))
        }
        self.nextDiscovery = self.clock.now
    }

    private func discardReady(of sources: Set<TopicPartition>) {
        guard !sources.isEmpty else { return }
        self.readyBatches = self.readyBatches.map { batch in batch.filter { !sources.contains($0.source) } }
    }

    // MARK: Partners

    /// Loads the partners, and the topics that operators want to be read again. The topics of a removed partner are no
    /// longer read; their records wait, and reading continues there when the partner comes back.
    private func loadPartners() async throws {
        let (partners, region) = (self.partners, self.region.id)
        let (directory, rows) = try await self.session.database.transaction {
            (try partners.load(on: $0), try InputStore.all(region: region, on: $0))
        }
        let moved = rows.filter { row in
            self.assigned.contains(row.source) && (row.rewindTo != nil || self.inputs[row.source]?.id != row.id)
        }.map(\.source)
        try await self.stopReading(moved)
        self.discardReady(of: Set(moved))
        guard directory != self.directory else { return }
        self.directory = directory
        self.checker = RecordChecker(directory, topics: self.session.topics, region: self.session.regionName)
        let gone = self.assigned.filter { !self.isOfPartner($0) }
        try await self.stopReading(Array(gone))
        self.session.logger.info(
            "learned the partners", metadata: ["count": "\(directory.all.count)", "left": "\(gone.count)"])
    }
}
