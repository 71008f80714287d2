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

struct Simulate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes the events of a simulated year, one file per partner, in day order.",
        discussion: "ASSUMPTIONS.md beside them says what is assumed and why. The same seed gives the same bytes.")

    @Option(help: "The year; the plan has figures for 2019.")
    var year = 2019

    @OptionGroup var options: YearOptions

    @Option(help: "The folder to write to.")
    var out: String

    func run() throws {
        let simulation: Simulation
        do {
            simulation = try Simulation(seed: self.options.seed, scale: self.options.scale, year: self.year)
        } catch {
            throw OperationError("the simulation cannot be made: \(error)")
        }
        try FileManager.default.createDirectory(atPath: self.out, withIntermediateDirectories: true)
        for partner in simulation.partners {
            let file = URL(fileURLWithPath: "\(self.out)/\(partner).ndjson")
            try Data(simulation.ndjson(partner: partner)).write(to: file)
        }
        let assumptions = Assumption.markdown(simulation.assumptions)
        try Data(assumptions.utf8).write(to: URL(fileURLWithPath: "\(self.out)/ASSUMPTIONS.md"))
        Console.print("\(simulation.partners.count) files in \(self.out)")
    }
}

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
            Console.complain("nothing left to play: the calendar is past it (a real one is: DOORSTROOM_CALENDAR)")
        }
        Console.print(
            "\(tally.days) days, \(tally.sent) sent, \(tally.accepted) accepted, \(tally.rejected) rejected, "
                + "\(tally.duplicate) repeats, \(tally.deferred) deferred")
    }
}

/// The known partners, for commands that check senders themselves.
struct PartnersOption: ParsableArguments {
    @Option(help: "A file with the output of `partner list`, for use where no installation answers.")
    var partners: String?

    func known() async throws -> KnownPartners {
        let known = try await KnownPartners.find(file: self.partners, configuration: try ServiceConfiguration())
        if let warning = known.warning { Console.complain("doorstroom: \(warning)") }
        return known
    }
}

struct Send: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Sends events to a partner's topic, waits for the feedback and prints it.",
        discussion: """
            A file that is no JSON as a whole, and whose lines are no events, is sent as the one broken event that it is.

            Whom it knows: the partners of --partners, or else of the installation that the environment names \
            (DOORSTROOM_DATABASE_REGISTRATION) or that runs in this folder, or else the parties of the plan.

            Exit 0 when all were accepted, 1 when one was not.
            """)

    @Option(help: "The partner whose topic it is.")
    var partner: String

    @OptionGroup var known: PartnersOption

    @Argument(help: "A file with one JSON event, one a line, or an array of them; - for standard input.")
    var file: String

    func run() async throws {
        let events = try EventFile.read(self.file)
        var configuration = try ServiceConfiguration()
        if configuration.kafka.isEmpty { configuration.kafka = try Endpoints.read(InstallationFolder()).kafka }
        try await self.known.known().require(self.partner)
        let client = try IntakeClient(configuration: configuration, clientId: "doorstroom-send")
        let feedback = try await client.send(
            events.items.map { item in
                let subject = (try? JSONParser.parse(item.body))?["subject"]?.stringValue
                return PartnerMessage(
                    key: subject ?? "", body: item.body, headers: SimulatedMessage.structuredHeaders)
            }, as: self.partner)
        await client.close()
        for answer in feedback { Console.print(String(decoding: answer.bytes, as: UTF8.self)) }
        if !feedback.allSatisfy(\.isAccepted) { throw ExitCode(1) }
    }
}
