import ArgumentParser
import Contracts
import OperatorCommands
import ServiceKit
import Supervision

/// The sessions of all services; each service keeps its own.
struct Sessions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "session", abstract: SessionCommand.configuration.abstract,
        subcommands: [List.self, Revoke.self])

    private static var words: [String] {
        Forwarding.words(Array(CommandLine.arguments.dropFirst()), without: "--service")
    }

    struct List: AsyncParsableCommand {
        static let configuration = SessionCommand.List.configuration

        func run() async throws { try await Forwarding.runInAll(Sessions.words) }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = SessionCommand.Revoke.configuration

        @Option(help: "The service; by default all four.")
        var service: ServiceName?

        @OptionGroup var arguments: SessionCommand.Revoke.Arguments

        func validate() throws {
            guard self.arguments.ids.isEmpty || self.service != nil else {
                throw ValidationError("ids belong to one service: name it with --service")
            }
        }

        func run() async throws {
            guard let service = self.service else { return try await Forwarding.runInAll(Sessions.words) }
            try await Forwarding.run(Sessions.words, by: service)
        }
    }
}
