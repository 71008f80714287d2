import ArgumentParser
import Contracts
import Foundation
import JSON
import Pipeline
import ServiceKit
import Simulation
import Supervision
import Vocabulary
import YearPlay

struct Play: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Plays the year 2019 against services that already run.",
        discussion: """
            DOORSTROOM_KAFKA says where the broker is; DOORSTROOM_REGISTRATION_URL, DOORSTROOM_MATCHING_URL, \
            DOORSTROOM_MONITORING_URL and DOORSTROOM_ESCALATION_URL where the services are. Without them the \
            installation of this folder is meant. The services have to run with DOORSTROOM_CALENDAR=simulated.
            """)

    @OptionGroup var year: YearOptions

    func run() async throws {
        var configuration = try ServiceConfiguration()
        var endpoints = Endpoints.fromEnvironment(configuration)
        if endpoints.kafka.isEmpty || endpoints.http.isEmpty { endpoints = try Endpoints.read(InstallationFolder()) }
        configuration.kafka = endpoints.kafka
        let player = try Player(
            simulation: try self.year.simulation(), endpoints: endpoints, configuration: configuration)
        try await player.play { done, total, day in Terminal.progress(done, of: total, day.description) }
        let tally = await player.tally
        await player.close()
        if tally.days == 0 {
            Console.complain(
                "nothing left to play: the calendar is past the year, as a real one always is (DOORSTROOM_CALENDAR)")
        }
        Console.print(
            "\(tally.days) days, \(tally.sent) sent, \(tally.accepted) accepted, \(tally.rejected) rejected, "
                + "\(tally.duplicate) repeats, \(tally.deferred) deferred")
    }
}
