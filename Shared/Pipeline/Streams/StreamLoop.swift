import Contracts
import KafkaClient
import Logging
import Metrics
import PostgresClient
import ServiceKit
import Vocabulary

/// One life of a service on our own streams.
actor StreamLoop<Processor: StreamProcessor> {
    private static var maximumBatch: Int { 2_000 }
    private static var maximumBacklog: Int { 4_000 }

    private let session: RegionSession
    private let processor: Processor
    private var region: RegionState
    private var inputs: [ServiceName: InputState] = [:]
    private var state: Processor.State?
    private var parkedKeys: Set<String> = []
    private var paused: Set<ServiceName> = []
    private var storedMark = StoredMark()
    private let statement: any DailyStatement
    private var statedDay: CalendarDate?
    private var reportedOverdue: CalendarDate?
    private var reportedFindings: (day: CalendarDate?, findings: [Finding])?
    private var nextFindings = ContinuousClock.now
    private var nextReport = ContinuousClock.now
    private let clock = ContinuousClock()

    init(session: RegionSession, processor: Processor, statement: any DailyStatement) {
        self.session = session
        self.processor = processor
        self.statement = statement
        self.region = session.region
    }

    func run() async throws {
        self.parkedKeys = try await self.session.parkedKeys()
        try await self.openInputs()
        var merge = StreamMerge(
            barrier: self.processor.barrier,
            inputs: self.processor.inputs.map {
                ($0, self.inputs[$0]?.lastSeq ?? 0, self.inputs[$0]?.seqDigest, self.inputs[$0]?.day)
            },
            completed: self.region.day)
        var isBusy = false
        var nextDrain = self.clock.now
        while !Task.isCancelled {
            FaultPoint.pass(.beforeReceive)
            let records = try await self.session.consumer.poll(
                maximum: Self.maximumBatch, waitMilliseconds: isBusy ? 0 : 50)
            FaultPoint.pass(.afterReceive)
            if records.isEmpty {
                self.nextReport = try await self.session.idle(at: self.marks, nextReport: self.nextReport)
            }
            for record in records { if let read = try self.read(record) { merge.add(read) } }
            try await self.pauseFullInputs(merge)
            let steps = try merge.steps(maximum: Self.maximumBatch)
            isBusy = !steps.isEmpty
            if !isBusy { try await self.reportOverdueDay() }
            if self.processor.hasFindings { try await self.reportFindings() }
            if isBusy {
                try await self.process(steps)
            } else {
                self.storedMark = try await self.session.storeMark(after: self.storedMark)
            }
            if self.region.day != self.statedDay { try await self.publishStatement() }
            if !self.parkedKeys.isEmpty, self.clock.now >= nextDrain {
                self.parkedKeys = try await self.session.drain { try await self.retry($0) }
                nextDrain = self.clock.now + .milliseconds(500)
            }
        }
    }

    // MARK: Inputs

    private func openInputs() async throws {
        for service in self.processor.inputs {
            let source = TopicPartition(self.session.topics.stream(service), 0)
            let input = try await self.session.open(source)
            self.inputs[service] = input
            await self.session.relay.register(input)
        }
        try await self.session.consumer.add(
            Dictionary(self.inputs.values.map { ($0.source, $0.nextOffset) }, uniquingKeysWith: { $1 }))
    }

    private func read(_ record: KafkaRecord) throws -> StreamRecord? {
        guard let (service, input) = self.inputs.first(where: { $0.value.source == record.source }),
            record.offset >= input.nextOffset
        else { return nil }
        return try StreamRecord(record, of: service)
    }

    /// Pauses an input that waits at its marker, so that its backlog stays bounded.
    private func pauseFullInputs(_ merge: StreamMerge) async throws {
        for (service, input) in self.inputs {
            let isFull = merge.backlog(of: service) > Self.maximumBacklog
            if isFull, self.paused.insert(service).inserted {
                await self.session.consumer.pause([input.source])
            } else if !isFull, self.paused.remove(service) != nil {
                await self.session.consumer.resume([input.source])
            }
        }
    }

    // MARK: Steps

    private func process(_ steps: [StreamStep]) async throws {
        try await Bisection.run(steps[...]) { slice in
            try await self.commit(Array(slice), parkingReason: nil)
        } park: { step, error in
            guard case .event(let record, _) = step else {
                throw HaltError("the rules of a day failed: \(error)")
            }
            self.session.logger.error(
                "parked an event",
                metadata: ["stream": "\(record.input.rawValue)", "seq": "\(record.event.seq)", "reason": "\(error)"])
            try await self.commit([step], parkingReason: "\(error)")
        }
    }

    private func loadedState() async throws -> Processor.State {
        if let state = self.state { return state }
        let processor = self.processor
        return try await self.session.database.transaction { try processor.load(on: $0) }
    }

    private func commit(_ steps: [StreamStep], parkingReason: String?) async throws {
        var state = try await self.loadedState()
        // Memory may be ahead of the database from here on: the state counts only once it is committed.
        self.state = nil
        var work = StreamBatch(
            service: self.processor.service, regionName: self.session.regionName, topics: self.session.topics,
            parkedKeys: self.parkedKeys, day: self.region.day)
        for step in steps {
            try work.perform(step, processor: self.processor, state: &state, parkingReason: parkingReason)
        }
        let changes = self.processor.changes(of: &state)
        let records = Dictionary(grouping: steps.flatMap(\.records), by: \.input)
        let advances = self.advances(over: records, steps)
        let (region, processor, batch) = (self.region, self.processor, work)
        let orders = work.orders(inputs: self.inputs.mapValues(\.id))
        let published = self.session.relay.publishedNr
        let (after, rows) = try await self.session.database.transaction(
            beforeCommit: { FaultPoint.pass(.beforeCommit) }
        ) { database in
            try RegionStore.advance(advances, on: database)
            try processor.save(changes, on: database)
            let result = try RegionStore.append(
                batch.rows, numbered: { $1 }, region: region, publishedNr: published,
                day: batch.day, on: database)
            try Parking.park(orders, rows: result.1, region: region.id, on: database)
            return result
        }
        FaultPoint.pass(.afterCommit)
        self.region = after
        self.state = state
        self.parkedKeys = work.parkedKeys
        self.storedMark = StoredMark(nr: published)
        self.session.readiness.committed()
        for (service, records) in records { self.inputs[service]?.pass(records) }
        try await self.session.enqueue(rows)
        self.session.status.day = after.day
        await self.session.reportOffsets(self.marks)
        Counter(label: "stream.events").increment(by: steps.count)
    }

    private var marks: [TopicPartition: GroupMark] {
        Dictionary(self.inputs.values.map { ($0.source, $0.groupMark) }, uniquingKeysWith: { $1 })
    }

    private func advances(
        over records: [ServiceName: [StreamRecord]], _ steps: [StreamStep]
    ) -> [OffsetAdvance] {
        self.processor.inputs.compactMap { service in
            let day = steps.reversed().compactMap { step -> CalendarDate? in
                switch step {
                case .marker(let record, let day) where record.input == service: day
                case .day(let day, let markers) where markers.contains { $0.input == service }: day
                default: nil
                }
            }.first
            return self.inputs[service]?.advance(over: records[service] ?? [], day: day)
        }
    }

    // MARK: Parked events

    /// - Returns: `false` for an event of a stream that this service no longer reads.
    private func retry(_ parked: ParkedEvent) async throws -> Bool {
        let topics = self.session.topics
        guard let service = self.processor.inputs.first(where: { topics.stream($0) == parked.source.topic }) else {
            return false
        }
        try await self.replay(parked, try StreamEvent(stream: service, bytes: parked.body))
        return true
    }

    private func replay(_ parked: ParkedEvent, _ event: StreamEvent) async throws {
        guard parked.discardReason == nil else {
            return try await self.session.database.transaction { try Parking.settle(parked, on: $0) }
        }
        try await self.commitWithoutInput { work, processor, state in
            try work.apply(event, day: self.region.day, processor: processor, state: &state)
        } also: { database in
            try Parking.settle(parked, on: database)
        }
    }

    /// Commits the effects of a parked event that is retried, of a day that did not arrive, or of findings; no input
    /// offset moves.
    private func commitWithoutInput(
        _ act: (inout StreamBatch, Processor, inout Processor.State) throws -> Void,
        also settle: @escaping @Sendable (isolated PostgresConnection) throws -> Void = { _ in }
    ) async throws {
        var state = try await self.loadedState()
        self.state = nil
        var work = StreamBatch(
            service: self.processor.service, regionName: self.session.regionName, topics: self.session.topics,
            parkedKeys: [], day: self.region.day)
        try act(&work, self.processor, &state)
        let changes = self.processor.changes(of: &state)
        let (region, processor, rows) = (self.region, self.processor, work.rows)
        let published = self.session.relay.publishedNr
        let (after, numbered) = try await self.session.database.transaction { database in
            try processor.save(changes, on: database)
            try settle(database)
            return try RegionStore.append(
                rows, numbered: { $1 }, region: region, publishedNr: published, day: nil,
                on: database)
        }
        self.region = after
        self.state = state
        try await self.session.enqueue(numbered)
    }

    /// Reports once that the day which the clock has reached has not arrived.
    private func reportOverdueDay() async throws {
        guard let day = self.session.status.overdueDay, day != self.reportedOverdue else { return }
        self.session.logger.error("the day has not come", metadata: ["day": "\(day)"])
        try await self.commitWithoutInput { work, processor, state in
            try work.dayIsOverdue(day, processor: processor, state: &state)
        }
        self.reportedOverdue = day
    }

    /// Publishes the day's statement, also after a restart within the day.
    private func publishStatement() async throws {
        let (after, rows) = try await self.session.publish(
            self.statement, of: self.processor.service, region: self.region)
        self.statedDay = after.day
        self.region = after
        try await self.session.enqueue(rows)
    }

    /// Reports the service's findings about things outside its streams: when they change, and once a day.
    private func reportFindings() async throws {
        guard self.clock.now >= self.nextFindings else { return }
        self.nextFindings = self.clock.now + .milliseconds(500)
        let processor = self.processor
        let findings = try await self.session.database.transaction { try processor.findings(on: $0) }
        let (day, nr) = (self.region.day, self.region.nextNr)
        if let reported = self.reportedFindings, reported.day == day, reported.findings == findings { return }
        try await self.commitWithoutInput { work, processor, state in
            try work.applyFindings(findings, at: nr, processor: processor, state: &state)
        }
        self.reportedFindings = (day, findings)
    }
}
