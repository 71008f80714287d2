import Contracts
import KafkaClient
import Logging
import Metrics
import PostgresClient
import ServiceKit
import Vocabulary

/// Which partitions are read, and from where.
extension IntakeLoop {
    /// Adds topics of known partners that are not read yet; what is read already goes on meanwhile.
    func discover() async throws {
        try await self.learnPartners()
        try await self.leaveOutFailed()
        let topics: [String: Int]
        do {
            topics = try await self.session.consumer.topics()
        } catch {
            guard error.isRetriable else { throw error }
            return
        }
        let (added, leftOut) = try await self.openAll(
            topics.sorted(by: { $0.key < $1.key }).flatMap { topic, partitions in
                (0..<Int32(partitions)).map { TopicPartition(topic, $0) }
            })
        try await self.session.consumer.add(added)
        self.isRead.formUnion(added.keys)
        for (source, left) in leftOut { self.leaveOut(source, left) }
        for source in self.inputs.keys where topics[source.topic] == nil && self.isOfPartner(source) {
            self.leaveOut(source, LeftOut(why: "the broker names no topic \(source.topic)", until: self.clock.now))
        }
        let now = self.clock.now
        self.leftOut = self.leftOut.filter { source, left in
            leftOut[source] != nil || self.isRead.contains(source) && now < left.doubtedUntil ?? now
                || topics[source.topic] == nil && self.isOfPartner(source)
        }
        Gauge(label: "intake.partitions_left_out").record(self.leftOut.count)
    }

    private func isOfPartner(_ source: TopicPartition) -> Bool {
        self.session.topics.partner(ofIntake: source.topic).map { self.directory[$0] != nil } ?? false
    }

    private func leaveOut(_ source: TopicPartition, _ left: LeftOut) {
        if self.leftOut[source]?.why != left.why {
            self.session.logger.error("not read", metadata: ["topic": "\(source)", "reason": "\(left.why)"])
        }
        self.leftOut[source] = left
    }

    /// Stops reading what cannot be read, which otherwise would be asked for a hundred times a second. It is tried again
    /// a little later.
    private func leaveOutFailed() async throws {
        let failures = await self.session.consumer.takeFailures().filter { self.isRead.contains($0.key) }
        guard !failures.isEmpty else { return }
        try await self.session.consumer.remove(Array(failures.keys))
        self.isRead.subtract(failures.keys)
        let now = self.clock.now
        for (source, error) in failures {
            self.leaveOut(
                source, LeftOut(why: "\(error)", until: now + .seconds(8), doubtedUntil: now + .seconds(25)))
        }
    }

    /// One that cannot be read does not keep the others waiting: it is left out, and tried again later.
    /// - Throws: why, when none can be read.
    private func openAll(
        _ sources: [TopicPartition]
    ) async throws -> (added: [TopicPartition: Int64], leftOut: [TopicPartition: LeftOut]) {
        var (added, leftOut) = ([TopicPartition: Int64](), [TopicPartition: LeftOut]())
        var first: (any Error)?
        for source in sources where !self.isRead.contains(source) {
            guard self.isOfPartner(source) else { continue }
            if let left = self.leftOut[source], self.clock.now < left.until {
                leftOut[source] = left
                continue
            }
            do {
                added[source] = try await self.open(source)
            } catch let error as LapsedLogError {
                first = first ?? HaltError(error.description)
                leftOut[source] = LeftOut(why: error.description, until: self.clock.now)
            } catch let error as KafkaError where error.isRetriable {
                first = first ?? error
                leftOut[source] = LeftOut(why: "\(error)", until: self.clock.now + .seconds(60))
                // So many at once are a broker that is away, and no single partition.
                if added.isEmpty, self.isRead.isEmpty, leftOut.count >= 8 { throw error }
            }
        }
        if let first, added.isEmpty, self.isRead.isEmpty { throw first }
        return (added, leftOut)
    }

    /// - Returns: the offset from which the partition is to be read.
    private func open(_ source: TopicPartition) async throws -> Int64 {
        let input = try await self.session.inputs.open(
            source, region: self.region.id, consumer: self.session.consumer, database: self.session.database)
        // Read before: what waits of it has to be stored first, and what is read twice is known by its offset.
        if let known = self.inputs[source], known.id == input.id, known.epoch == input.epoch { return known.nextOffset }
        // Another log, or one that is read anew: what waits is of the former.
        self.ready = self.ready.map { batch in batch.filter { $0.source != source } }
        self.inputs[source] = input
        await self.session.relay.learn(input)
        return input.nextOffset
    }

    /// Reads who the partners are. The topics of one that is no longer among them are not read any more; what stands on
    /// them waits, and is read on from there when the partner comes back.
    private func learnPartners() async throws {
        let partners = self.partners
        let directory = try await self.session.database.transaction { try partners.load(on: $0) }
        guard directory != self.directory else { return }
        self.directory = directory
        self.checker = RecordChecker(directory, topics: self.session.topics, region: self.session.regionName)
        let gone = self.isRead.filter { !self.isOfPartner($0) }
        try await self.session.consumer.remove(Array(gone))
        self.isRead.subtract(gone)
        self.session.logger.info(
            "learned the partners", metadata: ["count": "\(directory.all.count)", "left": "\(gone.count)"])
    }
}
