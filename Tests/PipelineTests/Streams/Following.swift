import Contracts
import JSON
import KafkaClient
@testable import Pipeline
import PostgresClient
import ServiceKit
import TestSupport
import Testing
import Vocabulary

/// A service on our own streams, with a toy processor, on a broker and a database of its own.
struct Following: Sendable {
    let installation: ToyInstallation
    let processor: ToyProcessor

    static func with<T>(
        _ barrier: DayBarrier = .holdsInputs, isolation: isolated (any Actor)? = #isolation,
        _ body: (Following) async throws -> T
    ) async throws -> T {
        try await TestBroker.withBroker { broker in
            try await TestPostgres.withDatabase { database in
                let following = Following(
                    installation: ToyInstallation(broker: broker, database: database, service: .monitoring),
                    processor: ToyProcessor(barrier))
                try await broker.createTopics([.registration, .matching, .monitoring])
                try await database.withConnection { connection in
                    _ = try await Migrator(following.worker(ServiceStatus()).migrations).migrate(connection)
                }
                return try await body(following)
            }
        }
    }

    func worker(_ status: ServiceStatus) -> StreamWorker<ToyProcessor> {
        StreamWorker(
            processor: self.processor, topics: self.installation.topics, migrations: [ToyProcessor.migration],
            statement: NoStatement(),
            status: status)
    }

    func start() throws -> RunningWorker {
        let status = ServiceStatus()
        let runner = self.worker(status).runner(
            configuration: try self.installation.configuration(), logger: ToyInstallation.logger)
        return RunningWorker(runner, status: status)
    }

    func whileRunning<T>(
        isolation: isolated (any Actor)? = #isolation, _ body: (RunningWorker) async throws -> T
    ) async throws -> T {
        let worker = try self.start()
        do {
            let value = try await body(worker)
            await worker.stop()
            return value
        } catch {
            await worker.stop()
            throw error
        }
    }

    // MARK: Events of the services above

    /// An event about the subject, or with `day:` the marker of that day.
    func send(_ stream: ServiceName, _ seq: Int64, _ subject: String, data: JSONValue = [:]) async throws {
        try await self.send(
            CloudEvent(
                id: "\(stream.rawValue)-\(seq)", source: stream.source, type: "toy", subject: subject,
                extensions: [JSONMember("sequence", .string("\(seq)"))], data: data), to: stream)
    }

    func send(_ stream: ServiceName, _ seq: Int64, day: String) async throws {
        let marker = stream == .registration ? InternalType.dayStarted.wireName : InternalType.dayCompleted.wireName
        try await self.send(
            CloudEvent(
                id: "\(stream.rawValue)-\(seq)", source: stream.source, type: marker, subject: day,
                extensions: [JSONMember("sequence", .string("\(seq)"))], data: ["date": .string(day)]), to: stream)
    }

    func send(_ event: CloudEvent, to stream: ServiceName) async throws {
        try await self.installation.broker.send([
            KafkaMessage(topic: self.installation.topics.stream(stream), partition: 0, key: [], value: event.bytes)
        ])
    }

    /// The service's output: `r1@day` for an event, `2019-01-01 n=…` for rules, `done …` for a day.
    func output() async throws -> [String] {
        var seen: Set<Int64> = []
        let events = try await self.installation.stream(.monitoring).filter { seen.insert($0.seq).inserted }
        #expect(events.map(\.seq) == Array(1...Int64(max(events.count, 1))).prefix(events.count).map { $0 })
        return events.map { event in
            switch event.type {
            case "toy.applied":
                "\(event.data["stream"]?.stringValue?.first ?? "?")\(event.data["seq"]?.integerValue ?? 0)"
                    + "@\(event.data["day"]?.stringValue?.suffix(1) ?? "")"
            case "toy.day": "rules \(event.subject.suffix(1)) n=\(event.data["applied"]?.integerValue ?? -1)"
            case "toy.late": "late \(event.subject)"
            case "toy.found": "found \(event.subject)"
            default: "done \(event.subject.suffix(1))"
            }
        }
    }

    func output(atLeast count: Int) async throws -> [String] {
        try await eventually("\(count) events") { try await self.output().count >= count }
        return try await self.output()
    }
}
