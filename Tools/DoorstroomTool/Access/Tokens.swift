import ArgumentParser
import Contracts
import OperatorCommands
import ServiceKit
import SignIn
import Supervision
import Vocabulary

/// Machines' tokens in all services: one token reads from each.
struct Tokens: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: TokenCommand.configuration.abstract,
        subcommands: [Add.self, List.self, Revoke.self])

    struct Add: AsyncParsableCommand {
        static let configuration = TokenCommand.Add.configuration

        @OptionGroup var arguments: TokenCommand.Add.Arguments

        func run() async throws {
            let secret = Secret(prefix: Secret.tokenPrefix)
            let words = CommandLine.arguments.dropFirst() + ["--digest", Hexadecimal.text(secret.digest)]
            try await Databases.use { installation in
                for service in ServiceName.allCases {
                    try await Forwarding.run(Array(words), by: service, of: installation)
                }
            }
            Console.print(secret.text)
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = TokenCommand.List.configuration

        func run() async throws { try await Forwarding.runInAll(Array(CommandLine.arguments.dropFirst())) }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = TokenCommand.Revoke.configuration

        @Argument(help: "Its name.")
        var name: String

        func run() async throws { try await Forwarding.runInAll(Array(CommandLine.arguments.dropFirst())) }
    }
}
