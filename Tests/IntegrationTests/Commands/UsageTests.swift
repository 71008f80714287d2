import Foundation
import Testing

/// The usage line that a wrong command gets.
@Suite(.timeLimit(.minutes(10)))
struct UsageTests {
    /// A command in ArgumentParser's description of a program.
    private struct Command: Decodable {
        let commandName: String
        let subcommands: [Command]?

        /// The words of each command that has no subcommands.
        func leaves(below words: [String] = []) -> [[String]] {
            let subcommands = (self.subcommands ?? []).filter { $0.commandName != "help" }
            guard !subcommands.isEmpty else { return [words] }
            return subcommands.flatMap { $0.leaves(below: words + [$0.commandName]) }
        }
    }

    private struct Program: Decodable {
        let command: Command
    }

    @Test func everyCommandNamesItselfOnce() async throws {
        try await DoorstroomCommand.with { doorstroom in
            let description = try await doorstroom(["--experimental-dump-help"]).output
            let program = try JSONDecoder().decode(Program.self, from: Data(description.utf8))
            // A service's own command is one that the service declares; `ServiceAgreementTests` has those.
            let services: Set = ["registration", "matching", "monitoring", "escalation"]
            let commands = program.command.leaves().filter { !services.contains($0[0]) }
            #expect(commands.count > 20)
            for words in commands {
                let answer = try await doorstroom(words + ["--made-up"])
                let usage = answer.errors.split(separator: "\n").first { $0.hasPrefix("Usage: ") } ?? ""
                let rest = usage.dropFirst("Usage: doorstroom \(words.joined(separator: " "))".count)
                #expect(answer.status == 2 && usage.hasPrefix("Usage: doorstroom \(words.joined(separator: " "))"))
                #expect(!rest.hasPrefix(" \(words[words.count - 1])"), "\(usage)")
            }
        }
    }

    @Test func aReplayWithoutItsServiceIsToldTheCommand() async throws {
        try await DoorstroomCommand.with { doorstroom in
            let answer = try await doorstroom(["deadletters", "replay", "3"])
            #expect(answer.status == 2)
            #expect(
                answer.errors.hasPrefix(
                    """
                    Error: ids belong to one service: name it with --service
                    Usage: doorstroom deadletters replay [--service <service>] [--dry-run]
                    """))
        }
    }
}
