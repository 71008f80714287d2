import Contracts
import Foundation
import KafkaClient
import Messaging
import Operation
import PostgresClient

/// Registration as it runs in production, a process of its own, on a backlog that waits for it.
struct ServiceBench {
    let events: Int

    func run(folder: String, postgres: String, kafka: String?) async throws -> Measurement {
        let prefix = "bench-\(UUID().uuidString.prefix(8).lowercased())"
        let topics = Topics(prefix: prefix)
        let names = [
            topics.intake(BenchEvents.partner), topics.feedback(BenchEvents.partner), topics.stream(.registration),
        ]
        let broker = try await BenchBroker.start(
            folder: folder, kafka: kafka, topics: names, partitions: BenchRun.partitions)
        let url = try await BenchDatabase.make(postgres, prefix)
        try await self.fill(broker, topic: names[0])
        var environment = ProcessInfo.processInfo.environment
        environment["DOORSTROOM_KAFKA"] = broker.address
        environment["DOORSTROOM_DATABASE"] = url
        environment["DOORSTROOM_TOPIC_PREFIX"] = prefix
        environment["DOORSTROOM_CALENDAR"] = "simulated"
        environment["DOORSTROOM_LOG_LEVEL"] = "warning"
        environment["DOORSTROOM_EXIT_WITH_STDIN"] = "true"
        let program = Installation.Options.ownFolder + "/doorstroom-registration"
        _ = try await ChildProcess.output(program, ["migrate"], environment: environment)
        let connection = try await PostgresConnection(url)
        let before = try await BenchDatabase.wal(connection)
        let service = try ChildProcess(
            name: "registration", executable: program, arguments: ["serve"], environment: environment,
            log: folder + "/registration.log")
        let elapsed = try await self.watch(connection, service)
        let after = try await BenchDatabase.wal(connection)
        await service.stop()
        await connection.close()
        try await broker.stop(deleting: names)
        return Measurement(events: self.events, elapsed: elapsed, wal: after - before)
    }

    private func fill(_ broker: BenchBroker, topic: String) async throws {
        let producer = try KafkaProducer(broker.configuration("bench-partner"))
        for start in stride(from: 0, to: self.events, by: 10_000) {
            let range = start..<min(start + 10_000, self.events)
            try await producer.send(range.map { BenchEvents.message($0, topic: topic) })
        }
        producer.close()
    }

    /// From the first batch committed to everything answered and published, without the first batch itself.
    private func watch(_ connection: PostgresConnection, _ service: ChildProcess) async throws -> Duration {
        var first: (count: Int64, at: ContinuousClock.Instant)?
        let deadline = ContinuousClock.now + .seconds(300)
        while ContinuousClock.now < deadline {
            guard service.isRunning else { throw OperationError("Registration ended during the measurement") }
            let row = try await connection.query(
                "SELECT max(next_nr) - 1 AS count, max(published_nr) AS published FROM region"
            ).first
            let (count, published) = (row?["count"].int ?? 0, row?["published"].int ?? 0)
            if first == nil, count > 0 { first = (count, ContinuousClock.now) }
            if published >= Int64(self.events), let first {
                let spent = ContinuousClock.now - first.at
                // Scaled to all events, because the clock began after the first batch.
                return spent * (Double(self.events) / Double(Int64(self.events) - first.count))
            }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw OperationError("Registration did not finish within five minutes")
    }
}
