import KafkaClient
import Logging
import Metrics
import PostgresClient

/// A partner's topic that the broker refuses delays no other topic: its messages stay in the journal, and are sent in
/// order once the broker accepts them again.
extension Relay {
    private static var retryInterval: Duration { .seconds(10) }
    private static var loadInterval: Duration { .seconds(5) }
    /// How long the backlog is sent before new rows have their turn again.
    private static var backlogTurn: Duration { .seconds(1) }

    /// Loads, every few seconds, the topics to which an operator wants messages sent again (`resume-from`).
    func loadWithheld() async throws {
        guard .now >= self.nextLoad else { return }
        self.nextLoad = .now + Self.loadInterval
        let (region, database) = (self.region, self.database)
        // `recover` wants the stream sent again: the instance that holds the region gives way.
        if let problem = try await StreamHead.recordedProblem(region, database) {
            throw StreamHead.halt(self.stream, problem)
        }
        let written = try await database.transaction { try WithheldTopics.load(region: region, on: $0) }
        guard written != self.withheld else { return }
        self.withheld = written
        self.nextRetry = .now
        self.countWithheld()
    }

    /// Stores which topics lack part of a batch, before the mark passes that batch.
    /// - Throws: the error that keeps everything from being sent.
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
            // A retry would fail the same way for ever, and skipping is not allowed.
            guard error.code == .messageTooLarge else { throw error }
            throw HaltError("\(error): raise message.max.bytes of the topic; nothing is skipped")
        }
    }

    /// Sends the backlog of the withheld topics that the broker knows, once in every `retryInterval`.
    func retryWithheld() async throws {
        guard !self.withheld.isEmpty, .now >= self.nextRetry else { return }
        self.nextRetry = .now + Self.retryInterval
        guard let known = try? await self.producer.topics() else { return }
        let end = ContinuousClock.now + Self.backlogTurn
        // The topic that has waited longest comes first, so that each has its turn.
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
        // One row at first: in a larger batch, every retry would send again the messages that follow a refused one.
        var limit = 1
        while sent < last, self.failure == nil {
            guard .now < end else {
                self.nextRetry = .now
                return
            }
            let rows = try await self.rows(after: sent, to: last, limit: limit)
            guard let reached = rows.last?.nr else { break }
            let messages = await self.messages(for: [rows]).part { $0 == topic }
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
