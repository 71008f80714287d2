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
            installation of this folder is meant. The services have to run with DOORSTROOM_CALENDAR=simulated. \
            DOORSTROOM_TOKEN reads from them; without it, a token is made in the services' databases for the time of \
            the play.
            """)

    @OptionGroup var year: YearOptions

    func run() async throws {
        var configuration = try ServiceConfiguration()
        var endpoints = Endpoints.fromEnvironment(configuration)
        if endpoints.kafka.isEmpty || endpoints.http.isEmpty { endpoints = try Endpoints.read(InstallationFolder()) }
        configuration.kafka = endpoints.kafka
        guard endpoints.token == nil else { return try await self.play(endpoints, configuration) }
        let installation = Installation(
            folder: InstallationFolder(), running: endpoints, options: try Installation.Options())
        endpoints.token = try await installation.makeToken(name: "play")
        do {
            try await self.play(endpoints, configuration)
        } catch {
            try? await installation.revokeToken(name: "play")
            throw error
        }
        try await installation.revokeToken(name: "play")
    }

    private func play(_ endpoints: Endpoints, _ configuration: ServiceConfiguration) async throws {
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
