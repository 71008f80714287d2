import Contracts
@testable import Intake
import JSON
import KafkaClient
import Logging
import PostgresClient
import ServiceKit
import TestSupport
import Vocabulary

/// Registration's pipeline with a toy judge on a broker and a database of its own.
struct Intake: Sendable {
    static let partners = ["beter-wonen", "lister", "calendar", "vierde-huis"]

    let installation: Installation
    let judge: ToyJudge
    /// The smallest batch that may be expected to hold only new events.
    let smallestOptimisticBatch: Int
    /// The daily quota of each partner, and the clock that it follows.
    var quota = DayQuota.standard
    var now: (@Sendable () -> Int)?
    /// Topics that are reported as replaced.
    let switched = SwitchedLog.Switch()

    static func with<T>(
        development: Bool = false, smallestOptimisticBatch: Int = OptimisticInsertPolicy.smallestBatch,
        isolation: isolated (any Actor)? = #isolation,
        _ body: (Intake) async throws -> T
    ) async throws -> T {
        try await TestBroker.withBroker(development: development) { broker in
            try await TestPostgres.withDatabase { database in
                let intake = Intake(
                    installation: Installation(broker: broker, database: database, service: .registration),
                    judge: ToyJudge(), smallestOptimisticBatch: smallestOptimisticBatch)
                try await broker.createTopics([.registration], partners: Self.partners)
                try await database.withConnection { connection in
                    _ = try await Migrator(intake.worker().migrations).migrate(connection)
                }
                return try await body(intake)
            }
        }
    }

    func worker(_ calendar: InstallationCalendar = .simulated) -> IntakeWorker<ToyJudge> {
        var worker = IntakeWorker(
            judge: self.judge, partners: FixedPartners(.plan), calendar: calendar, topics: self.installation.topics,
            migrations: [ToyJudge.migration], quota: self.quota)
        if let now = self.now { worker.now = now }
        worker.smallestOptimisticBatch = self.smallestOptimisticBatch
        worker.makeReader = { [switched] in SwitchedLog($0, switched) }
        return worker
    }

    func start(
        _ calendar: InstallationCalendar = .simulated, identity: ServiceConfiguration.LogIdentity = .durable,
        broker: TestBroker? = nil, kafka properties: [String: String] = [:], logger: Logger = Installation.logger
    ) throws -> RunningWorker {
        let status = ServiceStatus()
        let runner = self.worker(calendar).runner(
            configuration: try self.installation.configuration(identity, broker: broker, kafka: properties),
            status: status, logger: logger)
        return RunningWorker(runner, status: status)
    }

    /// Runs the closure while a worker runs.
    func whileRunning<T>(
        _ calendar: InstallationCalendar = .simulated, kafka properties: [String: String] = [:],
        logger: Logger = Installation.logger,
        isolation: isolated (any Actor)? = #isolation, _ body: (RunningWorker) async throws -> T
    ) async throws -> T {
        let worker = try self.start(calendar, kafka: properties, logger: logger)
        do {
            let value = try await body(worker)
            await worker.stop()
            return value
        } catch {
            await worker.stop()
            throw error
        }
    }

    // MARK: What partners send

    func send(_ bodies: [[UInt8]], as partner: String = "beter-wonen", on broker: TestBroker? = nil) async throws {
        let topic = self.installation.topics.intake(partner)
        try await (broker ?? self.installation.broker).send(
            bodies.map { body in
                KafkaMessage(
                    topic: topic, partition: 0, key: [], value: body,
                    headers: [("content-type", Array(CloudEvent.structuredContentType.utf8))])
            })
    }

    func send(_ events: [CloudEvent], as partner: String = "beter-wonen", on broker: TestBroker? = nil) async throws {
        try await self.send(events.map(\.bytes), as: partner, on: broker)
    }

    // MARK: What they receive

    /// The feedback events in the order in which they were sent, without relay repeats.
    func feedback(_ partner: String = "beter-wonen", on broker: TestBroker? = nil) async throws -> [ToyFeedback] {
        let topic = self.installation.topics.feedback(partner)
        var seen: Set<String> = []
        return try await (broker ?? self.installation.broker).records(topic).map { try ToyFeedback($0.value) }
            .filter { seen.insert($0.id).inserted }
    }

    func effects() async throws -> Set<String> {
        Set(try await self.installation.database.query("SELECT id FROM effect").compactMap { $0[0].text })
    }

    func incarnation(_ partner: String = "beter-wonen") async throws -> String? {
        try await self.installation.database.query(
            "SELECT incarnation FROM input WHERE topic = $1 AND is_current",
            [.text(self.installation.topics.intake(partner))]
        ).first?[0].text
    }
}

/// One feedback event, read back.
struct ToyFeedback: Sendable {
    let id: String
    /// `accepted`, `rejected` or `deferred`.
    let kind: String
    let offset: Int64
    let partition: Int64
    let topic: String
    let seq: Int64?
    let code: String?
    let pointer: String?
    let isDuplicate: Bool
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) throws {
        let value = try JSONParser.parse(bytes)
        self.bytes = bytes
        self.id = value["id"]?.stringValue ?? ""
        switch value["type"]?.stringValue {
        case InternalType.feedbackAccepted.wireName: self.kind = "accepted"
        case InternalType.feedbackRejected.wireName: self.kind = "rejected"
        case InternalType.feedbackDeferred.wireName: self.kind = "deferred"
        case InternalType.feedbackLost.wireName: self.kind = "lost"
        case InternalType.feedbackPaused.wireName: self.kind = "paused"
        default: self.kind = "?"
        }
        self.offset = value["data"]?["offset"]?.integerValue ?? -1
        self.partition = value["data"]?["partition"]?.integerValue ?? -1
        self.topic = value["data"]?["topic"]?.stringValue ?? ""
        self.seq = value["data"]?["seq"]?.integerValue
        self.code = value["data"]?["code"]?.stringValue
        self.pointer = value["data"]?["pointer"]?.stringValue
        self.isDuplicate = value["data"]?["duplicate"] == true
    }

    /// `offset kind code` in one text, for readable comparisons.
    var summary: String {
        ["\(self.offset)", self.kind, self.code, self.isDuplicate ? "again" : nil].compactMap { $0 }
            .joined(separator: " ")
    }
}

/// Events whose meaning is simple: institutions that join, and contingents that refer to them.
enum ToyEvent {
    static let source = "urn:nld:doorstroom:beter-wonen"

    static func joined(_ institution: String, id: String? = nil, on date: String = "2019-02-03") -> CloudEvent {
        CloudEvent(
            id: id ?? "joined-\(institution)", source: Self.source, type: EventType.institutionJoined.wireName,
            subject: institution, data: ["institutionId": .string(institution), "joinedOn": .string(date)])
    }

    static func contingent(_ contingent: String, of institution: String, id: String? = nil) -> CloudEvent {
        CloudEvent(
            id: id ?? "contingent-\(contingent)", source: Self.source, type: EventType.contingentSet.wireName,
            subject: contingent,
            data: [
                "contingentId": .string(contingent), "institutionId": .string(institution), "year": 2019,
                "dwellings": 12,
            ])
    }

    static func day(_ date: CalendarDate) -> CloudEvent {
        CloudEvent(
            id: "day-\(date)", source: "urn:nld:doorstroom:calendar", type: EventType.calendarDayRequested.wireName,
            subject: date.description, data: ["date": .string(date.description)])
    }
}
