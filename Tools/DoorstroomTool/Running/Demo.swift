import ArgumentParser
import Foundation
import ServiceKit
import ServiceLifecycle
import Simulation
import Supervision
import UnixSignals
import Vocabulary
import YearPlay

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Starts fresh, plays the year 2019, prints a summary and stops.",
        discussion: "Deletes the data that an earlier run left in .doorstroom.")

    @OptionGroup var year: YearOptions

    func run() async throws {
        let simulation = try self.year.simulation()
        try await InstallationRun.run(fresh: true) { installation, endpoints in
            try await InstallationRun.play(simulation, installation, endpoints)
        }
    }
}
