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

struct Send: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Sends events to a partner's topic, waits for the feedback and prints it.",
        discussion: """
            A file that is no JSON as a whole, and whose lines are no events, is sent as the one broken event that it is.

            Whom it knows: the partners of --partners, or else of the installation that the environment names \
            (DOORSTROOM_DATABASE_REGISTRATION) or that runs in this folder, or else the parties of the plan.

            Exit 0 when all were accepted, 1 when one was not.
            """)

    @Option(help: "The partner whose topic gets the events.")
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
