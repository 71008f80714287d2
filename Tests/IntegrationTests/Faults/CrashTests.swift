import Contracts
import Foundation
import ServiceKit
import Testing

/// `kill -9` of any service at any named point, of PostgreSQL, and a broker that does not answer: afterwards nothing is
/// lost or doubled, and the year is the same to the byte as without faults.
@Suite(.serialized, .timeLimit(.minutes(60)))
struct CrashTests {
    /// The number of runs, from `DOORSTROOM_CRASH_RUNS`; ten make at least two hundred kills.
    static let runs = Environment.current["DOORSTROOM_CRASH_RUNS"].flatMap { Int($0) } ?? 10
    static let killsPerRun = 24

    @Test(.timeLimit(.minutes(25)))
    func killsChangeNothing() async throws {
        let environment = Environment.current
        let only = environment["DOORSTROOM_CRASH_SEED"].flatMap { UInt64($0) }
        let seeds = only.map { [$0] } ?? (1...UInt64(Self.runs)).map { $0 }
        let reference = try await CrashRun.undisturbed()
        #expect(reference.flaws.isEmpty, "without kills: \(reference.flaws)")
        #expect(reference.result.placements.count > 5, "a quarter without placements proves little")
        // The quarter contains everything that can happen to a presentation, while services are killed.
        print("crash tests: \(reference.result.decisions.sorted { $0.key < $1.key })")
        #expect(reference.result.decisions.values.allSatisfy { $0 > 0 }, "\(reference.result.decisions)")
        var kills = 0
        for try await (seed, outcome) in Self.outcomes(seeds) {
            let killed = outcome.kills.values.reduce(0, +)
            kills += killed
            print("crash run \(seed): \(killed) kills, \(outcome.points)")
            for service in ServiceName.allCases {
                // Each start has a fault of its own until all are planned, so only the last may not have struck yet.
                let planned = outcome.planned[service] ?? 0
                #expect(
                    (planned - 1...planned).contains(outcome.kills[service] ?? 0),
                    "seed \(seed): \(service.rawValue) was killed \(outcome.kills[service] ?? 0) times of \(planned)")
            }
            #expect(outcome.planned.values.reduce(0, +) == Self.killsPerRun, "seed \(seed)")
            #expect(outcome.disturbances == CrashRun.disturbances, "seed \(seed)")
            #expect(outcome.flaws.isEmpty, "seed \(seed): \(outcome.flaws.prefix(5))")
            #expect(outcome.result == reference.result, "seed \(seed): another result")
        }
        print("crash tests: \(kills) kills in \(seeds.count) runs")
    }

    /// Three runs at a time: a run mostly waits for killed processes to come back.
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
