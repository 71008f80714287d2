import KafkaClient
import Logging
import Metrics
import PostgresClient

/// One partner's topic that the broker refuses keeps nobody else waiting: what is for it stays in the journal, and goes
/// out, in order, once it is taken again.
extension Relay {
    private static var retryInterval: Duration { .seconds(10) }
    private static var learningInterval: Duration { .seconds(5) }
    /// What waited a long time is sent in turns with what comes.
    private static var turn: Duration { .seconds(1) }

    /// Learns, every few seconds, what an operator wants sent again (`resume-from`).
    func learnWithheld() async throws {
        guard .now >= self.nextLearning else { return }
        self.nextLearning = .now + Self.learningInterval
        let (region, database) = (self.region, self.database)
        // `recover` wants the stream sent again: the holder of the region gives way.
        if let noted = try await StreamHead.noted(region, database) { throw StreamHead.halt(self.stream, noted) }
        let written = try await database.transaction { try WithheldTopics.load(region: region, on: $0) }
        guard written != self.withheld else { return }
        self.withheld = written
        self.nextRetry = .now
        self.countWithheld()
    }

    /// Writes down which topics have not got all of a batch, before the mark passes it.
    /// - Throws: what keeps everything from being sent.
    func withhold(_ report: DeliveryReport) async throws {
        guard !report.failures.isEmpty else { return }
        try self.check(report)
        let (region, sent, failures) = (self.region, self.publishedNr, report.failures)
        try await self.database.transaction { database in
            for (topic, error) in failures {
                try WithheldTopics.withhold(topic, after: sent, reason: "\(error)", region: region, on: database)
            }
        }
        for (topic, error) in failures {
            self.withheld[topic] = sent
            self.logger.error("withheld", metadata: ["topic": "\(topic)", "reason": "\(error)"])
        }
        self.countWithheld()
        self.nextRetry = .now + Self.retryInterval
    }

    private func check(_ report: DeliveryReport) throws {
        for error in report.failures.values where error.topic == self.stream || !error.isOfTopic {
            // Trying again would give the same answer for ever, and going on would skip it.
            guard error.code == .messageTooLarge else { throw error }
            throw HaltError("\(error): raise message.max.bytes of the topic; nothing is skipped")
        }
    }

    /// Sends what waited to the topics that the broker knows of, every now and then.
    func retryWithheld() async throws {
        guard !self.withheld.isEmpty, .now >= self.nextRetry else { return }
        self.nextRetry = .now + Self.retryInterval
        guard let known = try? await self.producer.topics() else { return }
        let end = ContinuousClock.now + Self.turn
        // Whoever has waited longest comes first, so that each has its turn.
        for (topic, sent) in self.withheld.sorted(by: { $0.value < $1.value }) where known[topic, default: 0] > 0 {
            guard .now < end else {
                self.nextRetry = .now
                break
            }
            try await self.catchUp(topic, after: sent, until: end)
        }
        self.countWithheld()
    }

    private func catchUp(_ topic: String, after start: Int64, until end: ContinuousClock.Instant) async throws {
        let (region, last) = (self.region, self.publishedNr)
        var sent = start
        // One at first: behind one that cannot go nothing is sent again and again.
        var limit = 1
        while sent < last, self.failure == nil {
            guard .now < end else {
                self.nextRetry = .now
                return
            }
            let rows = try await self.rows(after: sent, to: last, limit: limit)
            guard let reached = rows.last?.nr else { break }
            let messages = await self.messages(for: [rows]).filter { $0.topic == topic }
            let report = try await self.producer.deliver(messages)
            try await self.requireSameLog(messages, report)
            try self.check(report)
            guard report.error == nil else {
                if limit == 1 { return }
                limit = 1
                continue
            }
            limit = min(limit * 2, Self.recoveryBatch)
            try await self.database.transaction {
                try WithheldTopics.advance(topic, to: reached, region: region, on: $0)
            }
            sent = reached
            self.withheld[topic] = sent
        }
        guard sent >= last else { return }
        try await self.database.transaction { try WithheldTopics.release(topic, region: region, on: $0) }
        self.withheld[topic] = nil
        self.logger.notice("taken again", metadata: ["topic": "\(topic)"])
    }

    func countWithheld() { Gauge(label: "relay.topics_withheld").record(self.withheld.count) }
}
