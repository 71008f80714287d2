import ArgumentParser
import Contracts
import OperatorCommands
import ServiceKit
import Supervision

/// Dead letters of all services; each service keeps its own.
struct DeadLetters: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deadletters", abstract: DeadLettersCommand.configuration.abstract,
        subcommands: [
            List.self, OfService<DeadLettersCommand.Show>.self, OfService<DeadLettersCommand.Export>.self, Replay.self,
            OfService<DeadLettersCommand.Discard>.self,
        ])

    /// The command line as typed, without `--service`.
    private static var words: [String] {
        Forwarding.words(Array(CommandLine.arguments.dropFirst()), without: "--service")
    }

    struct List: AsyncParsableCommand {
        static let configuration = DeadLettersCommand.List.configuration

        func run() async throws {
            try await Forwarding.runInAll(DeadLetters.words)
        }
    }

    /// A command that needs to know whose dead letter is meant.
    struct OfService<Command: ForwardedCommand>: AsyncParsableCommand {
        static var configuration: CommandConfiguration { Command.configuration }

        @Option(help: "The service.")
        var service: ServiceName

        @OptionGroup var arguments: Command.Arguments

        func run() async throws { try await Forwarding.run(DeadLetters.words, by: self.service) }
    }

    struct Replay: AsyncParsableCommand {
        static let configuration = DeadLettersCommand.Replay.configuration

        @Option(help: "The service; by default all four.")
        var service: ServiceName?

        @OptionGroup var arguments: DeadLettersCommand.Replay.Arguments

        func validate() throws {
            guard self.arguments.ids.isEmpty || self.service != nil else {
                throw ValidationError("ids belong to one service: name it with --service")
            }
        }

        func run() async throws {
            try await Databases.use { installation in
                for service in self.service.map({ [$0] }) ?? ServiceName.allCases {
                    try await Forwarding.run(
                        DeadLetters.words, by: service, of: installation, prefix: "\(service.rawValue): ")
                }
            }
        }
    }
}
