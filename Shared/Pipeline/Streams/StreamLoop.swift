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
    private var persistedNr: Int64 = 0
    private var reportedOverdue: CalendarDate?
    private var reportedFindings: (day: CalendarDate?, findings: [Finding])?
    private var nextLook = ContinuousClock.now
    private var nextTelling = ContinuousClock.now
    private let clock = ContinuousClock()
    private var lastCommit = ContinuousClock.now

    init(session: RegionSession, processor: Processor) {
        self.session = session
        self.processor = processor
        self.region = session.region
    }

    func run() async throws {
        self.parkedKeys = try await self.session.openKeys()
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
                try await self.session.requireReadable()
                await self.session.rest()
                self.nextTelling = await self.session.retell(self.marks, due: self.nextTelling)
            }
            for record in records { if let read = try self.read(record) { merge.add(read) } }
            try await self.balance(merge)
            let steps = try merge.steps(maximum: Self.maximumBatch)
            isBusy = !steps.isEmpty
            if !isBusy { try await self.reportOverdueDay() }
            if self.processor.hasFindings { try await self.reportFindings() }
            if isBusy { try await self.process(steps) } else { try await self.persistMark() }
            if !self.parkedKeys.isEmpty, self.clock.now >= nextDrain {
                try await self.drain()
                nextDrain = self.clock.now + .milliseconds(500)
            }
        }
    }

    // MARK: Inputs

    private func openInputs() async throws {
        for service in self.processor.inputs {
            let source = TopicPartition(self.session.topics.stream(service), 0)
            var known = try await self.session.consumer.topics()[source.topic] != nil
            while !known {
                // The service that writes this stream has not made the topic yet; waiting loses nothing.
                self.session.signs.hindered("topic \(source.topic)")
                try await Task.sleep(for: .milliseconds(200))
                known = try await self.session.consumer.topics()[source.topic] != nil
            }
            let (session, region) = (self.session, self.region.id)
            let input = try await Passing.outlast(session.signs) {
                try await session.inputs.open(
                    source, region: region, consumer: session.consumer, database: session.database)
            }
            self.inputs[service] = input
            await self.session.relay.learn(input)
        }
        try await self.session.consumer.add(
            Dictionary(self.inputs.values.map { ($0.source, $0.nextOffset) }, uniquingKeysWith: { $1 }))
    }

    private func read(_ record: KafkaRecord) throws -> StreamRecord? {
        guard let (service, input) = self.inputs.first(where: { $0.value.source == record.source }),
            record.offset >= input.nextOffset
        else { return nil }
        return StreamRecord(
            input: service, offset: record.offset, digest: Identifiers.digest(ofRecord: record.value),
            event: try StreamEvent(stream: service, bytes: record.value), body: record.value)
    }

    /// Pauses an input that waits at its marker, so that its backlog stays bounded.
    private func balance(_ merge: StreamMerge) async throws {
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
        let advances = self.advances(steps)
        let (region, processor, batch) = (self.region, self.processor, work)
        let orders = work.orders(inputs: self.inputs.mapValues(\.id))
        let published = self.session.relay.publishedNr
        let (after, rows) = try await self.session.database.transaction(
            beforeCommit: { FaultPoint.pass(.beforeCommit) }
        ) { database in
            try RegionStore.advance(advances, on: database)
            try processor.save(changes, on: database)
            let result = try RegionStore.append(
                batch.rows, numbered: { $0.destination == nil }, region: region, publishedNr: published,
                day: batch.day, on: database)
            try Parking.park(orders, rows: result.1, region: region.id, on: database)
            return result
        }
        FaultPoint.pass(.afterCommit)
        self.region = after
        self.state = state
        self.parkedKeys = work.parkedKeys
        self.persistedNr = published
        self.lastCommit = self.clock.now
        self.session.signs.committed()
        for record in steps.flatMap(\.records) {
            guard var input = self.inputs[record.input] else { continue }
            input.nextOffset = record.offset + 1
            if record.event.seq > input.lastSeq {
                input.lastSeq = record.event.seq
                input.seqDigest = record.digest
            }
            self.inputs[record.input] = input
        }
        try await self.session.hand(rows)
        self.session.status.day = after.day
        FaultPoint.pass(.beforeOffset)
        await self.session.consumer.commit(marks: self.marks)
        FaultPoint.pass(.afterOffset)
        Counter(label: "stream.events").increment(by: steps.count)
    }

    private var marks: [TopicPartition: GroupMark] {
        Dictionary(self.inputs.values.map { ($0.source, $0.groupMark) }, uniquingKeysWith: { $1 })
    }

    private func advances(_ steps: [StreamStep]) -> [OffsetAdvance] {
        self.processor.inputs.compactMap { service in
            guard let input = self.inputs[service] else { return nil }
            let records = steps.flatMap(\.records).filter { $0.input == service }
            guard let last = records.last else { return nil }
            let highest = records.max { $0.event.seq < $1.event.seq }
            let day = steps.reversed().compactMap { step -> CalendarDate? in
                switch step {
                case .marker(let record, let day) where record.input == service: day
                case .day(let day, let markers) where markers.contains { $0.input == service }: day
                default: nil
                }
            }.first
            return OffsetAdvance(
                input: input.id, epoch: input.epoch, expected: input.nextOffset, next: last.offset + 1,
                lastOffset: last.offset, lastDigest: last.digest,
                lastSeq: max(input.lastSeq, highest?.event.seq ?? 0), day: day, count: Int64(records.count),
                seqDigest: highest.flatMap { $0.event.seq > input.lastSeq ? $0.digest : nil })
        }
    }

    private func persistMark() async throws {
        let published = self.session.relay.publishedNr
        // Sending again what is behind the mark does no harm, so the mark waits for a quiet moment or for the next
        // batch.
        guard published > self.persistedNr, self.clock.now >= self.lastCommit + .milliseconds(200) else { return }
        let region = self.region
        try await self.session.database.transaction { try RegionStore.publish(upTo: published, region: region, on: $0) }
        self.persistedNr = published
    }

    // MARK: Parked events

    private func drain() async throws {
        self.parkedKeys = try await self.session.drain { try await self.drainOldest() }
    }

    /// Tries the oldest parked event of each key.
    /// - Returns: whether one of them is done, so that the next of its key may be due.
    private func drainOldest() async throws -> Bool {
        let id = self.region.id
        let topics = self.session.topics
        let due = try await self.session.database.transaction { try Parking.due(region: id, on: $0) }
        var isDone = false
        for parked in due {
            guard let service = self.processor.inputs.first(where: { topics.stream($0) == parked.source.topic }) else {
                continue
            }
            let event = try StreamEvent(stream: service, bytes: parked.body)
            do {
                try await self.replay(parked, event)
                isDone = true
            } catch  where Bisection.isDefect(error) {
                self.state = nil
                let reason = "\(error)"
                try await self.session.database.transaction { try Parking.postpone(parked, reason: reason, on: $0) }
            }
        }
        return isDone
    }

    private func replay(_ parked: ParkedEvent, _ event: StreamEvent) async throws {
        guard parked.discardReason == nil else {
            return try await self.session.database.transaction { try Parking.settle(parked, on: $0) }
        }
        try await self.outOfTurn { work, processor, state in
            try work.apply(event, day: self.region.day, processor: processor, state: &state)
        } also: { database in
            try Parking.settle(parked, on: database)
        }
    }

    /// Commits the effects of a parked event that is tried again, or of the clock; no input offset moves.
    private func outOfTurn(
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
                rows, numbered: { $0.destination == nil }, region: region, publishedNr: published, day: nil,
                on: database)
        }
        self.region = after
        self.state = state
        try await self.session.hand(numbered)
    }

    /// Reports once that the day which the clock has reached has not arrived.
    private func reportOverdueDay() async throws {
        guard let day = self.session.status.overdueDay, day != self.reportedOverdue else { return }
        self.session.logger.error("the day has not come", metadata: ["day": "\(day)"])
        try await self.outOfTurn { work, processor, state in
            try work.dayIsOverdue(day, processor: processor, state: &state)
        }
        self.reportedOverdue = day
    }

    /// Reports the service's findings about things outside its streams: when they change, and once a day.
    private func reportFindings() async throws {
        guard self.clock.now >= self.nextLook else { return }
        self.nextLook = self.clock.now + .milliseconds(500)
        let processor = self.processor
        let findings = try await self.session.database.transaction { try processor.findings(on: $0) }
        let (day, place) = (self.region.day, self.region.nextNr)
        if let reported = self.reportedFindings, reported.day == day, reported.findings == findings { return }
        try await self.outOfTurn { work, processor, state in
            try work.found(findings, at: place, processor: processor, state: &state)
        }
        self.reportedFindings = (day, findings)
    }
}
