import Contracts
import Foundation
import KafkaClient
import Pipeline
import PostgresClient
import ServiceKit
import Supervision

/// One contender with a broker and a database of its own, fed part by part.
final class ServiceRun {
    private let contender: Contender
    private let topics: [TopicDefinition]
    private let prefix: String
    private let broker: BenchBroker
    private let connection: PostgresConnection
    private let environment: [String: String]
    private let folder: String
    private let postgres: String
    private var fed = 0

    init(_ contender: Contender, folder: String, postgres: String, kafka: String?) async throws {
        self.contender = contender
        self.folder = folder
        self.postgres = postgres
        self.prefix = "bench-\(UUID().uuidString.prefix(8).lowercased())"
        let topics = Topics(prefix: self.prefix)
        self.topics = [
            TopicDefinition(topics.intake(BenchEvents.partner), partitions: BenchRun.partitions),
            TopicDefinition(topics.feedback(BenchEvents.partner)), TopicDefinition(topics.stream(.registration)),
        ]
        self.broker = try await BenchBroker.start(folder: folder, kafka: kafka, topics: self.topics)
        let url = try await BenchDatabase.make(postgres, self.prefix)
        var environment = Environment.current
        environment["DOORSTROOM_KAFKA"] = self.broker.address
        environment["DOORSTROOM_DATABASE"] = url
        environment["DOORSTROOM_TOPIC_PREFIX"] = self.prefix
        environment["DOORSTROOM_CALENDAR"] = "simulated"
        environment["DOORSTROOM_LOG_LEVEL"] = "warning"
        environment["DOORSTROOM_EXIT_WITH_STDIN"] = "true"
        // One partner sends as much as many would.
        environment["DOORSTROOM_QUOTA_EVENTS"] = "1000000000"
        environment["DOORSTROOM_QUOTA_BYTES"] = "1000000000000"
        self.environment = environment
        _ = try await ChildProcess.output(
            contender.executable, contender.arguments + ["migrate"], environment: environment)
        self.connection = try await PostgresConnection(url)
    }

    /// Produces `events` more events while no process reads, lets the contender work through them, and stops it.
    /// - Parameter make: makes the event for an index; by default an application.
    func measure(
        events: Int, _ make: @Sendable (Int) -> BenchRecord = { ServiceRun.application($0) }
    ) async throws -> Measurement {
        try await self.fill(self.fed..<self.fed + events, make)
        self.fed += events
        let before = try await BenchDatabase.wal(self.connection)
        let start = ProcessorTime.now()
        let clock = ContinuousClock.now
        let service = try self.serve()
        let elapsed = try await self.watch(service, events: events)
        let span = ContinuousClock.now - clock
        let memory = Self.peakMemory(service.pid)
        let after = try await BenchDatabase.wal(self.connection)
        let profile = ProcessorTime.now().perEvent(since: start, events: events)
        await service.stop()
        return Measurement(
            events: events, elapsed: elapsed, wal: after - before, peakMebibytes: memory, profile: profile,
            span: span)
    }

    /// What the same seconds take without events, spread over the events of a measurement: the contender's start, its
    /// empty fetches (which it does not make under load), and the bench that watches it. The floor has none of it.
    func withoutEvents(like measured: Measurement, events: Int) async throws -> [(name: String, microseconds: Double)] {
        let start = ProcessorTime.now()
        let service = try self.serve()
        let end = ContinuousClock.now + measured.span
        while ContinuousClock.now < end {
            _ = try await self.progress()
            try await Task.sleep(for: Self.watchInterval)
        }
        let profile = ProcessorTime.now().perEvent(since: start, events: events)
        await service.stop()
        return profile
    }

    private static let watchInterval = Duration.milliseconds(5)

    /// The number of events that are stored, and of those that are answered and published.
    private func progress() async throws -> (stored: Int64, published: Int64) {
        let row = try await self.connection.query(
            "SELECT max(next_nr) - 1 AS count, max(published_nr) AS published FROM region"
        ).first
        return (row?["count"].int ?? 0, row?["published"].int ?? 0)
    }

    /// Where the contender's own processor time goes, sampled during one more measurement.
    /// - Parameter microseconds: its own processor time per event, measured without sampling.
    /// - Returns: `nil` on a machine without `perf`.
    func components(events: Int, of microseconds: Double) async throws -> [(name: String, microseconds: Double)]? {
        try await self.fill(self.fed..<self.fed + events, Self.application)
        self.fed += events
        let service = try self.serve()
        // perf misses threads that begin while it attaches, and nearly all of them begin before the first batch.
        while service.isRunning, try await self.progress().stored <= Int64(self.fed - events) {
            try await Task.sleep(for: Self.watchInterval)
        }
        let profile = try ComponentProfile(of: service.pid, folder: self.folder)
        _ = try await self.watch(service, events: events)
        await service.stop()
        return try await profile?.shares(of: microseconds)
    }

    private static func application(_ index: Int) -> BenchRecord { BenchRecord(value: BenchEvents.event(index).bytes) }

    /// Milliseconds from producing an event to reading its feedback, one event at a time, on an idle service.
    func latencies(count: Int) async throws -> [Double] {
        let service = try self.serve()
        var configuration = try self.broker.serviceConfiguration(prefix: self.prefix)
        // The development broker answers a fetch with nothing new after this time, even if something comes meanwhile:
        // without a short one the benchmark would measure its own reader.
        configuration.kafkaProperties.merge(["fetch.wait.max.ms": "2"]) { given, _ in given }
        let client = try IntakeClient(configuration: configuration, clientId: "bench-latency")
        var milliseconds: [Double] = []
        for index in 0..<(count + 20) {
            let start = ContinuousClock.now
            _ = try await client.send(
                [PartnerMessage(BenchEvents.event(1_000_000_000 + index))], as: BenchEvents.partner)
            // The first few include opening connections and finding topics.
            if index >= 20 { milliseconds.append(Measurement.seconds(ContinuousClock.now - start) * 1_000) }
            try await Task.sleep(for: .milliseconds(10))
        }
        await client.close()
        await service.stop()
        return milliseconds.sorted()
    }

    func end() async throws {
        await self.connection.close()
        try await BenchDatabase.drop(self.postgres, self.prefix)
        try await self.broker.stop(deleting: self.topics)
    }

    private func serve() throws -> ChildProcess {
        try ChildProcess(
            name: self.contender.name, executable: self.contender.executable,
            arguments: self.contender.arguments + ["serve"], environment: self.environment,
            log: "\(self.folder)/\(self.contender.name).log")
    }

    private func fill(_ range: Range<Int>, _ make: (Int) -> BenchRecord) async throws {
        let producer = try KafkaProducer(self.broker.configuration("bench-partner"))
        // Large batches, like a backlog that came in batches: the development broker searches for a batch from the
        // first one on.
        for start in stride(from: range.lowerBound, to: range.upperBound, by: 20_000) {
            let part = start..<min(start + 20_000, range.upperBound)
            try await producer.send(
                part.map { index in
                    let record = make(index)
                    return KafkaMessage(
                        topic: self.topics[0].name, partition: record.partition, key: Array("\(index)".utf8),
                        value: record.value, headers: record.headers)
                })
        }
        producer.close()
    }

    /// Time from the first committed batch until everything is answered and published, without the first batch itself.
    private func watch(_ service: ChildProcess, events: Int) async throws -> Duration {
        let old = Int64(self.fed - events)
        var first: (count: Int64, at: ContinuousClock.Instant)?
        let deadline = ContinuousClock.now + .seconds(300)
        while ContinuousClock.now < deadline {
            guard service.isRunning else { throw OperationError("\(self.contender.name) ended during the measurement") }
            let progress = try await self.progress()
            let (count, published) = (progress.stored - old, progress.published - old)
            if first == nil, count > 0 { first = (count, ContinuousClock.now) }
            if published >= Int64(events), let first, Int64(events) > first.count {
                let spent = ContinuousClock.now - first.at
                // Scaled to all events, because the clock began after the first batch.
                return spent * (Double(events) / Double(Int64(events) - first.count))
            }
            try await Task.sleep(for: Self.watchInterval)
        }
        throw OperationError("\(self.contender.name) did not finish within five minutes")
    }

    private static func peakMemory(_ pid: Int32) -> Int {
        let status = (try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) / 1_024
    }
}
