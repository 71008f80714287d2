import Contracts
import Foundation
import JSON
import KafkaClient
import MatchingDomain
import Pipeline
import ServiceKit
import Simulation
import Supervision
import TestRandom
import YearPlay

/// One quarter at scale 0.2, with kills drawn from a seed.
struct CrashRun {
    struct Outcome {
        var flaws: [String]
        /// By service: planned kills, and restarts.
        var planned: [ServiceName: Int]
        var kills: [ServiceName: Int]
        /// Faults of PostgreSQL, the broker and stopped processes.
        var disturbances: Int
        var points: [String: Int]
        var result: Result
    }

    /// The results of a quarter: the exports, and the alerts with the number of their changes and acknowledgements.
    struct Result: Equatable {
        let placements: [Substring]
        let indicators: [Substring]
        let alerts: [String]
        /// The number of decisions about presentations, by kind.
        let decisions: [String: Int]

        private static let kinds: [EventType] = [
            .presentationConfirmed, .presentationOverridden, .matchChosen, .matchDeclined, .offerRefused,
            .applicationWithdrawn, .dwellingWithdrawn,
        ]

        init(_ installation: Installation, _ endpoints: Endpoints) async throws {
            self.placements = try await installation.run(.matching, ["export", "placements", "--references"]).split(
                separator: "\n")
            self.indicators = try await installation.run(.monitoring, ["export", "indicators"]).split(separator: "\n")
            let list = try await HTTPReader(token: endpoints.token).json(
                (endpoints.http["escalation"] ?? "") + "/api/v1/alerts"
            ).arrayValue
            self.alerts = (list ?? []).map { alert in
                "\(alert["id"]?.stringValue ?? "") \(alert["transitions"]?.arrayValue?.count ?? 0) "
                    + "\(alert["acknowledgements"]?.arrayValue?.count ?? 0)"
            }.sorted()
            let file = FileManager.default.temporaryDirectory.path + "/doorstroom-decisions-\(UUID().uuidString)"
            defer { try? FileManager.default.removeItem(atPath: file) }
            _ = try await installation.run(.registration, ["stream", "--references", file])
            let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
            self.decisions = Dictionary(
                uniqueKeysWithValues: Self.kinds.map { kind in
                    (kind.rawValue, lines.count { $0.contains("\"\(kind.wireName)\"") })
                })
        }
    }

    private static let reference = Task { try await CrashRun(seed: nil, kills: 0).run() }

    /// The quarter without faults, played once for all tests.
    static func undisturbed() async throws -> Outcome { try await self.reference.value }

    let seed: UInt64?
    let kills: Int

    func run() async throws -> Outcome {
        let folder = try Programs.folderForInstallation("doorstroom-crash")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let planner = FaultPlanner(seed: self.seed ?? 0, kills: self.kills)
        var options = try Programs.options
        options.usesUsualPorts = false
        options.fault = { planner.environment(for: $0) }
        let installation = Installation(folder: InstallationFolder(folder + "/.doorstroom"), options: options)
        let endpoints = try await installation.start()
        do {
            let outcome = try await self.run(installation, endpoints, planner)
            await installation.stop()
            return outcome
        } catch {
            let logs = try? FileManager.default.contentsOfDirectory(atPath: folder + "/.doorstroom/logs")
            for name in logs ?? [] {
                let text = try? String(contentsOfFile: "\(folder)/.doorstroom/logs/\(name)", encoding: .utf8)
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
        let (days, progress) = AsyncStream.makeStream(of: Int.self)
        let disturbance = Task { await self.disturb(installation, days) }
        do {
            try await player.play { done, _, _ in progress.yield(done) }
        } catch {
            progress.finish()
            throw error
        }
        progress.finish()
        let disturbances = await disturbance.value
        await player.close()
        let ledger = try await Self.settled(installation)
        var recount = Recount()
        recount.demand(ledger.isBalanced, "the ledger does not balance")
        try await recount.tables(endpoints)
        try await recount.standings(endpoints)
        // The last published records have to reach the follower too.
        try await follower.catchUp()
        try await recount.topics(follower, topics: topics, endpoints: endpoints)
        await follower.stop()
        recount.demand(try await Self.replaysEveryRound(installation), "a round that was replayed differs")
        let surprises = await player.tally.surprises
        recount.demand(surprises.isEmpty, "unexpected verdicts: \(surprises.prefix(3))")
        return Outcome(
            flaws: recount.flaws, planned: planner.planned,
            kills: await installation.starts.mapValues { $0 - 1 }, disturbances: disturbances, points: planner.points,
            result: try await Result(installation, endpoints))
    }

    /// Every round, replayed from the stream, gives the same presentations to the byte, whatever was killed meanwhile.
    private static func replaysEveryRound(_ installation: Installation) async throws -> Bool {
        let rounds = try JSONDecoder().decode(
            [Round].self, from: Data(try await installation.round("list", "--json").utf8))
        for round in rounds {
            do {
                _ = try await installation.replay(round: round.id)
            } catch let difference as OperationError {
                print("\(round.id): \(difference)")
                return false
            }
        }
        return !rounds.isEmpty
    }

    /// Waits until every service has applied and published everything.
    static func settled(_ installation: Installation) async throws -> Ledger {
        var ledger = try await Ledger.read(installation)
        for _ in 0..<900 {
            let isSettled = ledger.hops.allSatisfy { $0.lag == 0 } && ledger.services.values.allSatisfy(\.published)
            if isSettled { return ledger }
            try await Task.sleep(for: .milliseconds(100))
            ledger = try await Ledger.read(installation)
        }
        return ledger
    }

    /// The number of disturbances of a run, and the days of the quarter that lie between two of them.
    static let disturbances = 6
    private static let daysBetween = 4...12

    /// Kills PostgreSQL twice, stops the broker's answers twice and freezes a service twice, while the quarter plays.
    /// - Parameter days: yields the number of days played, after each day.
    /// - Returns: the number of disturbances.
    private func disturb(_ installation: Installation, _ days: AsyncStream<Int>) async -> Int {
        guard let seed = self.seed else { return 0 }
        var generator = SeededGenerator(seed: seed &* 31)
        var round = 0
        var next = Int.random(in: Self.daysBetween, using: &generator)
        for await day in days where day >= next && round < Self.disturbances {
            let pause = Duration.milliseconds(Int.random(in: 200...1_200, using: &generator))
            let service = ServiceName.allCases.randomElement(using: &generator) ?? .registration
            switch round % 3 {
            case 0: if let pid = await installation.postgresProcessId { kill(pid, SIGKILL) }
            case 1: await Self.freeze(await installation.brokerProcessId, for: pause)
            default: await Self.freeze(await installation.processId(service), for: pause)
            }
            round += 1
            next = day + Int.random(in: Self.daysBetween, using: &generator)
        }
        return round
    }

    private static func freeze(_ pid: Int32?, for pause: Duration) async {
        guard let pid else { return }
        kill(pid, SIGSTOP)
        try? await Task.sleep(for: pause)
        kill(pid, SIGCONT)
    }
}
