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
    /// While a failure that passes without help keeps a partition from being read.
    private static var passingInterval: Duration { .milliseconds(500) }
    /// A replaced topic changes only when people act.
    private static var replacedInterval: Duration { .seconds(5) }

    /// Starts to inspect the topics of known partners that are not read yet.
    func discover() async throws {
        self.nextDiscovery = self.clock.now + (self.hasPassing ? Self.passingInterval : Self.regularInterval)
        try await self.learnPartners()
        try await self.learnQuotas()
        try await self.leaveOutFailed()
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
        try await self.stopReading(gone.filter(self.isRead.contains))
        for source in gone {
            self.leaveOut(source, LeftOut(why: "the broker names no topic \(source.topic)", until: now))
        }
        // The broker may leave it out only for a moment, while it starts.
        if !gone.isEmpty { self.nextDiscovery = min(self.nextDiscovery, now + .seconds(1)) }
        await self.hastenPassing()
        guard self.inspecting == nil else { return }
        let due = sources.filter { source in
            !self.isRead.contains(source) && !self.isOverQuota(source)
                && (self.leftOut[source].map { $0.until <= now } ?? true)
        }
        if !due.isEmpty {
            let (session, due) = (self.session, due.sorted())
            // The life waits for this task before it ends (`endLooking`).
            self.inspecting = Task {
                await Inspection.run(due, session) { await self.inspected($0) }
                self.hasInspected()
            }
        }
        self.forgetWhatIsRead()
    }

    private func inspected(_ found: Inspection) { self.inspections.append(found) }
    private func hasInspected() { self.inspecting = nil }

    private var hasPassing: Bool { self.leftOut.contains { $0.value.leader != nil } }

    /// Asks a partition at once when its leader changes, however long its pauses have grown.
    private func hastenPassing() async {
        for (source, left) in self.leftOut {
            guard let before = left.leader else { continue }
            let leader = await self.session.consumer.leader(of: source)
            if leader != before, leader >= 0 { self.leftOut[source]?.until = self.clock.now }
            self.leftOut[source]?.leader = leader
        }
    }

    private func forgetWhatIsRead() {
        let now = self.clock.now
        self.leftOut = self.leftOut.filter { source, left in
            guard self.isOfPartner(source), self.isRead.contains(source) else { return self.isOfPartner(source) }
            return now < left.doubtedUntil ?? now
        }
        Gauge(label: "intake.partitions_left_out").record(self.leftOut.count)
    }

    private func isOfPartner(_ source: TopicPartition) -> Bool {
        self.session.topics.partner(ofIntake: source.topic).map { self.directory[$0] != nil } ?? false
    }

    // MARK: Findings

    /// Reads on where the log is the known one, and reports lost events to the partners. Between two commits only: each
    /// report has its number in the journal.
    func settleInspections() async throws {
        guard !self.inspections.isEmpty else { return }
        let found = self.inspections
        self.inspections = []
        var added: [TopicPartition: Int64] = [:]
        for inspection in found where self.isOfPartner(inspection.source) && !self.isRead.contains(inspection.source) {
            switch inspection.result {
            case .failure(is CancellationError): continue
            case .failure(let error as KafkaError) where ![.fatal, .closed, .configuration].contains(error.code):
                self.askAgain(inspection.source, error, leader: inspection.leader)
            case .failure(let error): throw error
            case .success(let (standing, cluster)):
                guard let state = try await self.open(inspection.source, standing, cluster: cluster) else { continue }
                added[inspection.source] = state
                self.others[inspection.source] = nil
                // Only reading can disprove a failure that showed while reading, so the doubt stays.
                if self.leftOut[inspection.source]?.doubtedUntil == nil { self.leftOut[inspection.source] = nil }
            }
        }
        try await self.session.consumer.add(added)
        self.isRead.formUnion(added.keys)
        Gauge(label: "intake.partitions_left_out").record(self.leftOut.count)
        if let halt = self.replacedEverywhere { throw halt }
    }

    /// Set when every partner's topic is another log: then the broker itself was replaced.
    private var replacedEverywhere: HaltError? {
        guard self.isRead.isEmpty, self.inspecting == nil, self.inspections.isEmpty,
            let first = self.others.min(by: { $0.key < $1.key }),
            self.leftOut.keys.allSatisfy({ self.others[$0] != nil })
        else { return nil }
        return HaltError(
            first.value
                + " So are all the others. Correct the address or restore the broker; when what it held is gone, "
                + "run `doorstroom recover`.")
    }

    /// A leader that moves is back within a moment, so the pauses begin short.
    private func askAgain(_ source: TopicPartition, _ error: KafkaError, leader: Int32) {
        let before = self.leftOut[source]
        var backoff = before?.backoff ?? Backoff(first: .milliseconds(100))
        let until = self.clock.now + backoff.next()
        self.leaveOut(
            source,
            LeftOut(
                why: "\(error)", until: until, doubtedUntil: before?.doubtedUntil, backoff: backoff,
                leader: error.isRetriable ? leader : nil))
        self.nextDiscovery = min(self.nextDiscovery, until)
    }

    /// - Returns: the offset at which to read the partition, or `nil` to leave it unread.
    private func open(_ source: TopicPartition, _ standing: LogStanding, cluster: String) async throws -> Int64? {
        let (region, database) = (self.region.id, self.session.database)
        let input: InputState
        switch standing {
        case .new(let start):
            input = try await database.transaction {
                try InputStore.insert(source, region: region, cluster: cluster, at: start, on: $0)
            }
        case .known(let state), .restored(let state, _):
            input = try await self.session.inputs.learn(cluster, state, database)
        case .lapsed(let state, let start):
            input = try await self.mend(state, cause: .expired, until: start) {
                try InputStore.move(state, to: start, on: $0)
            }
        case .rewound(let state, let start, isOther: true):
            input = try await self.mend(state, cause: .replaced, until: nil) {
                try InputStore.replace(state, region: region, cluster: cluster, at: start, on: $0)
            }
        case .rewound(let state, let start, isOther: false):
            input = try await database.transaction { try InputStore.move(state, to: start, on: $0) }
        case .other(let state, let why, let start):
            guard self.session.inputs.identity == .embedded else {
                self.others[source] = InputLog.replaced(state, why)
                self.leaveOut(
                    source,
                    "\(InputLog.replaced(state, why)) If it was replaced on purpose, run "
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
        self.forgetWaiting(of: [source])
        self.inputs[source] = input
        await self.session.relay.learn(input)
        return input.nextOffset
    }

    /// Continues at another offset, and reports the lost events to the partner and the allocation offices, in one
    /// transaction.
    private func mend(
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
                lost.rows(topics: topics, partner: partner, offices: offices), numbered: { _ in false }, region: region,
                publishedNr: published, day: nil, on: database)
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
        try await self.session.hand(rows)
        return input
    }

    // MARK: Partitions left out

    private func leaveOut(_ source: TopicPartition, _ why: String) {
        self.leaveOut(source, LeftOut(why: why, until: self.clock.now + Self.replacedInterval))
    }

    func leaveOut(_ source: TopicPartition, _ left: LeftOut) {
        if self.leftOut[source]?.why != left.why {
            self.session.logger.error("not read", metadata: ["topic": "\(source)", "reason": "\(left.why)"])
        }
        self.leftOut[source] = left
    }

    /// Stops reading unreadable partitions, which otherwise would be polled a hundred times a second. They are tried
    /// again a little later.
    func leaveOutFailed() async throws {
        let failures = await self.session.consumer.takeFailures().filter { self.isRead.contains($0.key) }
        guard !failures.isEmpty else { return }
        try await self.stopReading(Array(failures.keys))
        let now = self.clock.now
        for (source, error) in failures {
            // Another log, or one that lost its start: an inspection shows which.
            if error.code == .offsetOutOfRange {
                self.leaveOut(source, LeftOut(why: "\(error)", until: now))
                self.nextDiscovery = now
            } else {
                self.leaveOut(
                    source, LeftOut(why: "\(error)", until: now + .seconds(8), doubtedUntil: now + .seconds(25)))
            }
        }
    }

    func stopReading(_ sources: [TopicPartition]) async throws {
        guard !sources.isEmpty else { return }
        try await self.session.consumer.remove(sources)
        self.isRead.subtract(sources)
    }

    /// Why no partition can be read at all; `nil` when one can, or when there is none.
    var hindrance: String? {
        guard self.isRead.allSatisfy({ self.leftOut[$0] != nil }), let first = self.leftOut.min(by: { $0.key < $1.key })
        else { return nil }
        return "no partner's topic can be read, the first because: \(first.value.why)"
    }

    // MARK: Checks while reading

    /// Checks in the background whether the records that were read are still at their offsets.
    /// - Parameter all: includes partitions without new records since the last check.
    func checkLogs(all: Bool) {
        let inputs = self.isRead.compactMap { self.inputs[$0] }.filter {
            $0.last != nil && (all || $0.last != $0.anchor)
        }
        guard self.checking == nil, !inputs.isEmpty else { return }
        let session = self.session
        self.checking = Task { [weak self] in
            let findings = await LogCheck.run(inputs, reader: session.inputs.reader) {
                try await session.consumer.watermarks($0, waitMilliseconds: 1_000)
            }
            await self?.checked(inputs, findings)
        }
    }

    private func checked(_ inputs: [InputState], _ findings: [TopicPartition: LogCheck.Finding]) {
        self.checking = nil
        for input in inputs where self.inputs[input.source]?.id == input.id {
            switch findings[input.source] {
            case .same: self.inputs[input.source]?.anchor = input.last
            case .other(let why): self.replaced[input.source] = InputLog.replaced(input, why)
            case .unknown, nil: break
            }
        }
    }

    /// Stops reading logs that have been replaced. Events that were read from them stay stored: their ids are known
    /// when they are read again.
    func stopReplaced() async throws {
        guard !self.replaced.isEmpty else { return }
        let replaced = self.replaced.filter { self.isRead.contains($0.key) }
        self.replaced = [:]
        try await self.stopReading(Array(replaced.keys))
        self.forgetWaiting(of: Set(replaced.keys))
        for (source, why) in replaced { self.leaveOut(source, LeftOut(why: why, until: self.clock.now)) }
        self.nextDiscovery = self.clock.now
    }

    private func forgetWaiting(of sources: Set<TopicPartition>) {
        guard !sources.isEmpty else { return }
        self.ready = self.ready.map { batch in batch.filter { !sources.contains($0.source) } }
    }

    // MARK: Partners

    /// Loads the partners, and the topics that operators want to be read again. The topics of a removed partner are no
    /// longer read; their records wait, and reading continues there when the partner comes back.
    private func learnPartners() async throws {
        let (partners, region) = (self.partners, self.region.id)
        let (directory, rows) = try await self.session.database.transaction {
            (try partners.load(on: $0), try InputStore.all(region: region, on: $0))
        }
        let moved = rows.filter { row in
            self.isRead.contains(row.source) && (row.rewindTo != nil || self.inputs[row.source]?.id != row.id)
        }.map(\.source)
        try await self.stopReading(moved)
        self.forgetWaiting(of: Set(moved))
        guard directory != self.directory else { return }
        self.directory = directory
        self.checker = RecordChecker(directory, topics: self.session.topics, region: self.session.regionName)
        let gone = self.isRead.filter { !self.isOfPartner($0) }
        try await self.stopReading(Array(gone))
        self.session.logger.info(
            "learned the partners", metadata: ["count": "\(directory.all.count)", "left": "\(gone.count)"])
    }
}

/// The result of inspecting the log of one partition.
struct Inspection: Sendable {
    /// The number of inspections at a time: each waits for its broker.
    private static let width = 16

    let source: TopicPartition
    /// The broker that led the partition when it was asked.
    let leader: Int32
    let result: Result<(standing: LogStanding, cluster: String), any Error>

    /// - Parameter report: receives each result as soon as it is there, so that a slow broker delays no other topic.
    static func run(
        _ sources: [TopicPartition], _ session: RegionSession, report: @Sendable (Inspection) async -> Void
    ) async {
        await withTaskGroup(of: Inspection.self) { group in
            var waiting = sources[...]
            func add() {
                guard let source = waiting.popFirst(), !Task.isCancelled else { return }
                group.addTask { await Self.look(source, session) }
            }
            for _ in 0..<Self.width { add() }
            while let inspection = await group.next() {
                await report(inspection)
                add()
            }
        }
    }

    private static func look(_ source: TopicPartition, _ session: RegionSession) async -> Inspection {
        let (consumer, database) = (session.consumer, session.database)
        let leader = await consumer.leader(of: source)
        do {
            let found = try await session.inputs.inspect(source, consumer: consumer, database: database)
            return Inspection(source: source, leader: leader, result: .success(found))
        } catch {
            return Inspection(source: source, leader: leader, result: .failure(error))
        }
    }
}
