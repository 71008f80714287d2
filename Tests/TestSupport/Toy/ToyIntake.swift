import Contracts
import Intake
import KafkaClient
import Logging
import PostgresClient
import ServiceKit

/// Registration's pipeline with a toy judge on a broker and a database of its own.
package struct ToyIntake: Sendable {
    package static let partners = ["beter-wonen", "lister", "calendar", "vierde-huis"]

    package let installation: ToyInstallation
    package let judge: ToyJudge
    /// The smallest batch that may be expected to hold only new events, where a test changes it.
    package let smallestOptimisticBatch: Int?
    /// The daily quota of each partner, and the clock that it follows.
    package var quota = DayQuota.standard
    package var now: (@Sendable () -> Int)?
    /// Topics that are reported as replaced.
    package let switched = SwitchedLog.Switch()

    package static func with<T>(
        development: Bool = false, smallestOptimisticBatch: Int? = nil,
        isolation: isolated (any Actor)? = #isolation,
        _ body: (ToyIntake) async throws -> T
    ) async throws -> T {
        try await TestBroker.withBroker(development: development) { broker in
            try await TestPostgres.withDatabase { database in
                let intake = ToyIntake(
                    installation: ToyInstallation(broker: broker, database: database, service: .registration),
                    judge: ToyJudge(), smallestOptimisticBatch: smallestOptimisticBatch)
                try await broker.createTopics([.registration], partners: Self.partners)
                try await database.withConnection { connection in
                    _ = try await Migrator(intake.worker().migrations).migrate(connection)
                }
                return try await body(intake)
            }
        }
    }

    package func worker(_ calendar: InstallationCalendar = .simulated) -> IntakeWorker<ToyJudge> {
        var worker = IntakeWorker(
            judge: self.judge, partners: FixedPartners(.plan), calendar: calendar, topics: self.installation.topics,
            migrations: [ToyJudge.migration], statement: NoStatement(), quota: self.quota)
        if let now = self.now { worker.now = now }
        if let smallestOptimisticBatch = self.smallestOptimisticBatch {
            worker.smallestOptimisticBatch = smallestOptimisticBatch
        }
        worker.makeReader = { [switched] in SwitchedLog($0, switched) }
        return worker
    }

    package func start(
        _ calendar: InstallationCalendar = .simulated, identity: ServiceConfiguration.LogIdentity = .durable,
        broker: TestBroker? = nil, kafka properties: [String: String] = [:], logger: Logger = ToyInstallation.logger
    ) throws -> RunningWorker {
        let status = ServiceStatus()
        let runner = self.worker(calendar).runner(
            configuration: try self.installation.configuration(identity, broker: broker, kafka: properties),
            status: status, logger: logger)
        return RunningWorker(runner, status: status)
    }

    /// Runs the closure while a worker runs.
    package func whileRunning<T>(
        _ calendar: InstallationCalendar = .simulated, kafka properties: [String: String] = [:],
        logger: Logger = ToyInstallation.logger,
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

    package func send(_ bodies: [[UInt8]], as partner: String = "beter-wonen", on broker: TestBroker? = nil)
        async throws
    {
        let topic = self.installation.topics.intake(partner)
        try await (broker ?? self.installation.broker).send(
            bodies.map { body in
                KafkaMessage(
                    topic: topic, partition: 0, key: [], value: body,
                    headers: [("content-type", Array(CloudEvent.structuredContentType.utf8))])
            })
    }

    package func send(_ events: [CloudEvent], as partner: String = "beter-wonen", on broker: TestBroker? = nil)
        async throws
    {
        try await self.send(events.map(\.bytes), as: partner, on: broker)
    }

    // MARK: What they receive

    /// The feedback events in the order in which they were sent, without relay repeats.
    package func feedback(_ partner: String = "beter-wonen", on broker: TestBroker? = nil) async throws -> [ToyFeedback]
    {
        let topic = self.installation.topics.feedback(partner)
        var seen: Set<String> = []
        return try await (broker ?? self.installation.broker).records(topic).map { try ToyFeedback($0.value) }
            .filter { seen.insert($0.id).inserted }
    }

    package func effects() async throws -> Set<String> {
        Set(try await self.installation.database.query("SELECT id FROM effect").compactMap { $0[0].text })
    }

    package func incarnation(_ partner: String = "beter-wonen") async throws -> String? {
        try await self.installation.database.query(
            "SELECT incarnation FROM input WHERE topic = $1 AND is_current",
            [.text(self.installation.topics.intake(partner))]
        ).first?[0].text
    }
}
