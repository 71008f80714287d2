import Contracts
import JSON
import KafkaClient
@testable import Pipeline
import PostgresClient
@testable import ServiceKit
import TestSupport
import Testing

/// A stream that is followed only for display: each event once, in order, without holding up the service that follows
/// it.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct StreamFollowerTests {
    struct ToyView: StreamView {
        static let migration = Migration(100, "seen", "CREATE TABLE seen (seq bigint PRIMARY KEY, subject text);")
        let service = ServiceName.registration
        let stream = ServiceName.matching

        func apply(_ events: [StreamEvent], on database: isolated PostgresConnection) throws {
            try database.query(
                "INSERT INTO seen SELECT * FROM unnest($1::bigint[], $2::text[])",
                [.ints(events.map(\.seq)), .texts(events.map(\.subject))])
        }
    }

    private static func with(
        status: ServiceStatus = ServiceStatus(), _ body: (ToyInstallation, RegionRunner) async throws -> Void
    ) async throws {
        try await TestBroker.withBroker { broker in
            try await TestPostgres.withDatabase { database in
                let installation = ToyInstallation(broker: broker, database: database, service: .registration)
                let follower = StreamFollower(
                    view: ToyView(), topics: broker.topics, migrations: [ToyView.migration])
                try await broker.createTopics([.matching])
                try await database.withConnection { _ = try await Migrator(follower.migrations).migrate($0) }
                let runner = follower.runner(
                    configuration: try installation.configuration(), status: status, logger: ToyInstallation.logger)
                try await body(installation, runner)
            }
        }
    }

    private static func send(_ installation: ToyInstallation, _ numbers: [Int]) async throws {
        try await installation.broker.send(
            numbers.map { number in
                let event = CloudEvent(
                    id: "m-\(number)", source: ServiceName.matching.source, type: "toy", subject: "s\(number)",
                    extensions: [JSONMember("sequence", .string("\(number)"))], data: [:])
                return KafkaMessage(
                    topic: installation.topics.stream(.matching), partition: 0, key: [], value: event.bytes)
            })
    }

    private static func sees(_ installation: ToyInstallation, _ numbers: [Int]) async throws {
        try await eventually("\(numbers)") {
            try await installation.database.query("SELECT seq FROM seen ORDER BY seq").compactMap { $0[0].int }
                == numbers.map(Int64.init)
        }
    }

    private static func readyz(
        _ status: ServiceStatus, _ installation: ToyInstallation
    ) async throws -> (code: Int, body: JSONValue) {
        let http = HTTPService(
            name: "registration", configuration: try installation.configuration(), status: status,
            registry: PrometheusRegistry(), logger: ToyInstallation.logger)
        let answer = try await TestHTTP.get("/readyz") { http.addHealth(to: $0) }
        return (answer.status, try JSONParser.parse(Array(answer.body.utf8)))
    }

    @Test func everyEventArrivesOnceDespiteRestartsAndRepeats() async throws {
        try await Self.with { installation, runner in
            let first = RunningWorker(runner, status: ServiceStatus())
            try await Self.send(installation, [1, 2])
            try await Self.sees(installation, [1, 2])
            await first.stop()
            try await Self.send(installation, [2, 3, 1, 3, 4])
            let second = RunningWorker(runner, status: ServiceStatus())
            try await Self.sees(installation, [1, 2, 3, 4])
            // Its reading does not count as partner input.
            let ledger = try await installation.ledger()
            #expect(ledger.read == 0 && ledger.applied == ["matching": 4] && ledger.isBalanced)
            #expect(ledger.highestSeq == 0)
            await second.stop()
        }
    }

    @Test func aGapShowsNothingThatComesAfterItAndIsReportedAtReadyz() async throws {
        let status = ServiceStatus()
        status.phase = .running
        try await Self.with(status: status) { installation, runner in
            try await Self.send(installation, [1])
            let worker = RunningWorker(runner, status: status)
            try await Self.sees(installation, [1])
            #expect(try await Self.readyz(status, installation).body["problem"] == nil)
            try await Self.send(installation, [3])
            try await eventually("it halts") { status.problem != nil }
            #expect(try await installation.database.query("SELECT 1 FROM seen WHERE seq > 1").isEmpty)
            // The service itself works on.
            let ready = try await Self.readyz(status, installation)
            #expect(ready.code == 200 && ready.body["phase"] == "running" && ready.body["reason"] == nil)
            let problem = ready.body["problem"]?.stringValue ?? ""
            #expect(
                problem.hasPrefix("the follower of matching halted")
                    && problem.contains("goes from number 1 to 3: events between them were lost"), "\(problem)")
            await worker.stop()
        }
    }

    /// A follower that waits or stands by is no problem, and one that starts over after a halt still is one.
    @Test func aHaltIsReportedUntilTheFollowerWorksAgain() {
        let status = ServiceStatus()
        let follower = status.follower(of: "matching")
        follower.phase = .waiting("Kafka")
        #expect(status.problem == nil)
        follower.phase = .halted("a gap")
        follower.phase = .waiting("Kafka")
        #expect(status.problem?.hasSuffix("a gap") == true)
        status.report("no right", of: .httpIntake)
        #expect(status.problem?.hasSuffix("a gap; no right") == true)
        follower.phase = .running
        #expect(status.problem == "no right" && status.phase == .starting)
    }
}
