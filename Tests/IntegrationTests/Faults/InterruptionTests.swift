import Foundation
import Simulation
import Supervision
import Testing
import YearPlay

/// Ctrl-C in the middle of a day.
@Suite(.serialized, .timeLimit(.minutes(60)))
struct InterruptionTests {
    /// An interrupted play resumes with the day at which it was interrupted.
    @Test(.timeLimit(.minutes(10)))
    func anInterruptedYearEndsTheSame() async throws {
        let reference = try await CrashRun.undisturbed()
        let folder = try Programs.folderForInstallation("doorstroom-interrupted")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var options = try Installation.Options(programs: Programs.folder, environment: [:])
        options.logLevel = "warning"
        options.usesUsualPorts = false
        var days: [Int] = []
        var surprises: [String] = []
        // Days after which the first two plays are interrupted; the third runs to the end.
        for stopAfter in [25, 20, nil] {
            let installation = Installation(folder: InstallationFolder(folder + "/.doorstroom"), options: options)
            let endpoints = try await installation.start()
            do {
                let player = try Player(
                    simulation: Simulation(SimulationParameters.quarter(seed: 7)), endpoints: endpoints,
                    configuration: await installation.clientConfiguration)
                try await Self.play(player, stopAfter: stopAfter)
                let tally = await player.tally
                days.append(tally.days)
                surprises += tally.surprises
                await player.close()
                if stopAfter == nil {
                    let ledger = try await CrashRun.settled(installation)
                    #expect(ledger.isBalanced)
                    let result = try await CrashRun.Result(installation, endpoints)
                    #expect(result == reference.result)
                    var recount = Recount()
                    try await recount.tables(endpoints)
                    try await recount.standings(endpoints)
                    #expect(recount.flaws.isEmpty, "\(recount.flaws.prefix(3))")
                    try await RoundQuestions.ask(installation)
                    try await ReadAPIAnswers.check(endpoints)
                }
            } catch {
                await installation.stop()
                throw error
            }
            await installation.stop()
        }
        // Each play resumed instead of starting over: only an interrupted day is played twice.
        #expect(days.count == 3 && days[0] < 30 && days[1] < 30 && surprises.isEmpty, "\(days) \(surprises)")
        let all = try Simulation(SimulationParameters.quarter(seed: 7)).days.count
        #expect((all...all + 2).contains(days.reduce(0, +)), "\(days) of \(all)")
    }

    /// Plays on, and interrupts the play in the middle of a day once `days` are done.
    private static func play(_ player: Player, stopAfter days: Int?) async throws {
        let (progress, said) = AsyncStream<Void>.makeStream()
        let play = Task {
            defer { said.finish() }
            try await player.play { _, _, _ in said.yield() }
        }
        var done = 0
        for await _ in progress {
            done += 1
            guard done == days else { continue }
            // Wait a moment, so that the next day has begun.
            try await Task.sleep(for: .milliseconds(40))
            play.cancel()
        }
        do {
            try await play.value
            #expect(days == nil, "it was not interrupted")
        } catch is CancellationError {
            #expect(days != nil)
        }
    }
}
