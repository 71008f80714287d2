import ArgumentParser
import Contracts
import OperatorCommands
import ServiceKit
import Supervision

/// The read logs of all services; each service keeps its own.
struct ReadLogs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "readlog", abstract: ReadLogCommand.configuration.abstract,
        subcommands: [Verify.self, Export.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: ReadLogCommand.Verify.configuration.abstract,
            discussion: "For heads that were printed before: `doorstroom matching readlog verify --head …`.")

        @Flag(name: .customLong("without-stream"), help: "Do not read the streams, for example while Kafka is away.")
        var isWithoutStream = false

        func run() async throws {
            try await Forwarding.runInAll(
                ["readlog", "verify"] + (self.isWithoutStream ? ["--without-stream"] : []))
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = ReadLogCommand.Export.configuration

        @Option(help: "Only rows that show this person: an application's reference.")
        var person: String?

        func run() async throws { try await Forwarding.runInAll(Array(CommandLine.arguments.dropFirst())) }
    }
}
