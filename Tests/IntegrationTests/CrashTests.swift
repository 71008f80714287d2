import Contracts
import Foundation
import KafkaClient
import Messaging
import Operation
import PostgresClient
import ServiceKit
import Simulation
import Testing

/// `kill -9` of any service at any named point, of PostgreSQL, and a broker that does not answer: afterwards nothing is
/// lost or doubled, and the year comes out the same to the byte as without any of it.
@Suite(.serialized)
struct CrashTests {
    /// How many runs, by `DOORSTROOM_CRASH_RUNS`; ten make at least two hundred kills.
    static let runs = ProcessInfo.processInfo.environment["DOORSTROOM_CRASH_RUNS"].flatMap { Int($0) } ?? 10
    static let killsPerRun = 24

    @Test(.timeLimit(.minutes(25)))
    func killsChangeNothing() async throws {
        let environment = ProcessInfo.processInfo.environment
        let only = environment["DOORSTROOM_CRASH_SEED"].flatMap { UInt64($0) }
        let seeds = only.map { [$0] } ?? (1...UInt64(Self.runs)).map { $0 }
        let reference = try await CrashRun(seed: nil, kills: 0).run()
        #expect(reference.flaws.isEmpty, "without kills: \(reference.flaws)")
        #expect(reference.placements.count > 5, "a quarter without placements proves little")
        var kills = 0
        for try await (seed, outcome) in Self.outcomes(seeds) {
            kills += outcome.kills
            print("crash run \(seed): \(outcome.kills) kills, \(outcome.points)")
            #expect(outcome.flaws.isEmpty, "seed \(seed): \(outcome.flaws.prefix(5))")
            #expect(outcome.placements == reference.placements, "seed \(seed): other placements")
            #expect(outcome.indicators == reference.indicators, "seed \(seed): other indicators")
            #expect(outcome.alerts == reference.alerts, "seed \(seed): other alerts")
        }
        print("crash tests: \(kills) kills in \(seeds.count) runs")
        // At the end of a run each service may still carry a fault that it never came to.
        #expect(kills >= seeds.count * (Self.killsPerRun - ServiceName.allCases.count))
    }

    /// Three runs at a time: a run mostly waits for what it killed to come back.
    private static func outcomes(_ seeds: [UInt64]) -> AsyncThrowingStream<(UInt64, CrashRun.Outcome), any Error> {
        AsyncThrowingStream { continuation in
            let task = Task {
                do {
                    try await withThrowingTaskGroup(of: (UInt64, CrashRun.Outcome).self) { group in
                        var waiting = seeds[...]
                        func add() {
                            guard let seed = waiting.popFirst() else { return }
                            group.addTask { (seed, try await CrashRun(seed: seed, kills: Self.killsPerRun).run()) }
                        }
                        for _ in 0..<3 { add() }
                        while let outcome = try await group.next() {
                            continuation.yield(outcome)
                            add()
                        }
                    }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }
}

/// One quarter at scale 0.2, with kills drawn from a seed.
struct CrashRun {
    struct Outcome {
        var flaws: [String]
        var kills: Int
        var points: [String: Int]
        var placements: [Substring]
        var indicators: [Substring]
        var alerts: [String]
    }

    let seed: UInt64?
    let kills: Int

    func run() async throws -> Outcome {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("doorstroom-crash-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
        defer { try? FileManager.default.removeItem(at: folder) }
        let planner = FaultPlanner(seed: self.seed ?? 0, kills: self.kills)
        var options = Programs.options
        options.usesUsualPorts = false
        options.fault = { planner.environment(for: $0) }
        let installation = Installation(folder: InstallationFolder(folder.path + "/.doorstroom"), options: options)
        let endpoints = try await installation.start()
        do {
            let outcome = try await self.run(installation, endpoints, planner)
            await installation.stop()
            return outcome
        } catch {
            let logs = try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/.doorstroom/logs")
            for name in logs ?? [] {
                let text = try? String(contentsOfFile: "\(folder.path)/.doorstroom/logs/\(name)", encoding: .utf8)
                print("--- \(name)\n\(text?.suffix(2_000) ?? "")")
            }
            await installation.stop()
            throw error
        }
    }

    private func run(
        _ installation: Installation, _ endpoints: Endpoints, _ planner: FaultPlanner
    ) async throws -> Outcome {
        let configuration = try await installation.clientConfiguration
        let topics = Topics(prefix: configuration.topicPrefix)
        let follower = try TopicFollower(configuration: configuration)
        try await follower.start()
        let simulation = try Simulation(SimulationParameters.quarter(seed: 7))
        let player = try Player(simulation: simulation, endpoints: endpoints, configuration: configuration)
        let disturbance = Task { try await self.disturb(installation) }
        try await player.play()
        disturbance.cancel()
        _ = await disturbance.result
        await player.close()
        let ledger = try await self.settled(installation)
        var recount = Recount()
        recount.demand(ledger.isBalanced, "the ledger does not balance")
        try await recount.tables(endpoints)
        try await recount.standings(endpoints)
        // What was published last has to reach the follower too.
        try await Task.sleep(for: .seconds(1))
        try await recount.topics(follower, topics: topics, endpoints: endpoints)
        await follower.stop()
        let surprises = await player.tally.surprises
        recount.demand(surprises.isEmpty, "unexpected verdicts: \(surprises.prefix(3))")
        let starts = await installation.starts.values.reduce(0, +)
        return Outcome(
            flaws: recount.flaws, kills: starts - ServiceName.allCases.count, points: planner.points,
            placements: try await installation.run(.matching, ["export", "placements"]).split(separator: "\n"),
            indicators: try await installation.run(.monitoring, ["export", "indicators"]).split(separator: "\n"),
            alerts: try await self.alerts(endpoints))
    }

    /// Everybody has applied and published everything.
    private func settled(_ installation: Installation) async throws -> Ledger {
        var ledger = try await Ledger.read(installation)
        for _ in 0..<200 {
            let isSettled = ledger.hops.allSatisfy { $0.lag == 0 } && ledger.services.values.allSatisfy(\.published)
            if isSettled { return ledger }
            try await Task.sleep(for: .milliseconds(100))
            ledger = try await Ledger.read(installation)
        }
        return ledger
    }

    private func alerts(_ endpoints: Endpoints) async throws -> [String] {
        let list = try await HTTPReader().json((endpoints.http["escalation"] ?? "") + "/api/v1/alerts").arrayValue ?? []
        return list.map { alert in
            "\(alert["id"]?.stringValue ?? "") \(alert["transitions"]?.arrayValue?.count ?? 0) "
                + "\(alert["acknowledgements"]?.arrayValue?.count ?? 0)"
        }.sorted()
    }

    /// Kills PostgreSQL twice and stops the broker's answers twice, while the quarter plays.
    private func disturb(_ installation: Installation) async throws {
        guard let seed = self.seed else { return }
        var generator = SeededGenerator(seed: seed &* 31)
        for round in 0..<4 {
            try await Task.sleep(for: .milliseconds(Int.random(in: 1_500...4_000, using: &generator)))
            if round % 2 == 0 {
                if let pid = await installation.postgresProcessId { kill(pid, SIGKILL) }
            } else if let pid = await installation.brokerProcessId {
                kill(pid, SIGSTOP)
                try? await Task.sleep(for: .milliseconds(Int.random(in: 200...1_200, using: &generator)))
                kill(pid, SIGCONT)
            }
        }
    }
}

/// Where the programs under test are: beside the tests.
enum Programs {
    /// An installation of its own, or on the servers that `DOORSTROOM_KAFKA` and `DOORSTROOM_POSTGRES` name.
    static var options: Installation.Options {
        var options = Installation.Options(programs: Self.folder)
        options.isolate()
        options.logLevel = "warning"
        return options
    }

    static var folder: String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent(".build/debug").path
    }
}
