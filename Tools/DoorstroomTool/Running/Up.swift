import ArgumentParser
import Foundation
import ServiceKit
import ServiceLifecycle
import Simulation
import Supervision
import UnixSignals
import Vocabulary
import YearPlay

struct Up: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Starts everything on this machine and keeps it running.",
        discussion:
            "Addresses appear in .doorstroom/endpoints.json when all services are ready. Ctrl-C stops everything.")

    @Flag(help: "Play the year 2019 first, or what is left of it.")
    var play = false

    @OptionGroup var year: YearOptions

    func run() async throws {
        try await InstallationRun.run(fresh: false) { installation, endpoints in
            InstallationRun.show(endpoints)
            if self.play { try await InstallationRun.play(self.year.simulation(), installation, endpoints) }
            Console.complain("Doorstroom draait. Ctrl-C stopt alles.")
            // Runs until a signal ends it.
            while true { try await Task.sleep(for: .seconds(3_600)) }
        }
    }
}
