import ArgumentParser
import Foundation
import ServiceKit
import ServiceLifecycle
import Simulation
import Supervision
import UnixSignals
import Vocabulary
import YearPlay

/// Starts an installation, runs a body, and stops the installation whatever happens meanwhile.
enum InstallationRun {
    static func run(
        fresh: Bool, _ body: @escaping @Sendable (Installation, Endpoints) async throws -> Void
    ) async throws {
        var options = try Installation.Options()
        // Data of a demo must never mix with real data.
        if fresh { options.isolate() }
        let installation = Installation(options: options)
        let outcome: Result<Void, any Error>
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm) {
                        throw Interrupted()
                    }
                }
                group.addTask {
                    let endpoints = try await installation.start(fresh: fresh)
                    try await withThrowingTaskGroup(of: Void.self) { inner in
                        inner.addTask { throw OperationError(await installation.failed()) }
                        inner.addTask { try await body(installation, endpoints) }
                        defer { inner.cancelAll() }
                        try await inner.next()
                    }
                }
                defer { group.cancelAll() }
                try await group.next()
            }
            outcome = .success(())
        } catch is Interrupted {
            Console.complain("\nDoorstroom stopt …")
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        await installation.stop()
        try outcome.get()
    }

    private struct Interrupted: Error {}

    static func show(_ endpoints: Endpoints) {
        Console.say("Kafka            \(endpoints.kafka)")
        for (name, address) in endpoints.http.sorted(by: { $0.key < $1.key }) {
            Console.say(name.padding(toLength: 17, withPad: " ", startingAt: 0) + address)
        }
        Console.say("Meldingen        \(endpoints.http["escalation"] ?? "")/")
    }

    static func play(_ simulation: Simulation, _ installation: Installation, _ endpoints: Endpoints) async throws {
        let clock = ContinuousClock()
        let start = clock.now
        let player = try Player(
            simulation: simulation, endpoints: endpoints, configuration: await installation.clientConfiguration)
        try await player.play { done, total, day in Terminal.progress(done, of: total, day.description) }
        let tally = await player.tally
        await player.close()
        if Environment.current["DOORSTROOM_LOG_LEVEL"] == "debug" {
            for (step, time) in tally.spent.sorted(by: { $0.value > $1.value }) {
                Console.complain("\(step): \(time)")
            }
        }
        let ledger = try await Ledger.read(installation)
        let summary = try await YearSummary(endpoints: endpoints).text(
            tally: tally, ledger: ledger, elapsed: clock.now - start)
        Console.say("\n\(summary)\n")
        guard ledger.isBalanced else { throw OperationError("the ledger does not balance") }
    }
}
