import ArgumentParser
import Foundation
import Operation

/// The command line of Doorstroom.
@main
struct Doorstroom: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doorstroom",
        abstract: "Runs the agreement of 2019 on housing vulnerable people in Utrecht.",
        discussion: """
            An installation lives in the folder .doorstroom of the working directory. DOORSTROOM_KAFKA and \
            DOORSTROOM_POSTGRES put servers of your own in the place of the built-in ones.

            Exit codes: 0 done, 1 something failed or was rejected, 2 wrong usage.
            """,
        subcommands: [
            Up.self, Demo.self, Play.self, Simulate.self, Send.self, Validate.self, DeadLettersCommand.self,
            LedgerCommand.self, Export.self, RoundCommands.self, Migrate.self, TopicsCommand.self, ResumeRelays.self,
            WebhookSink.self,
            ContractCommand.self, PartnerCommands.self,
        ])

    static func main() async {
        do {
            var command = try self.parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let error as OperationError {
            Terminal.complain("doorstroom: \(error)")
            Self.exit(withError: ExitCode(1))
        } catch  where Self.exitCode(for: error) == .validationFailure {
            // ArgumentParser's own code for wrong usage is 64; ours is 2, as most people expect.
            Terminal.complain(Self.fullMessage(for: error))
            Self.exit(withError: ExitCode(2))
        } catch {
            let code = Self.exitCode(for: error)
            if code == .failure, !(error is ExitCode) {
                Terminal.complain("doorstroom: \(error)")
                Self.exit(withError: ExitCode(1))
            }
            Self.exit(withError: error)
        }
    }
}

enum Terminal {
    static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

    /// At once, also into a file or a pipe, where `print` would wait for a full buffer.
    static func say(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    static func complain(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// A line that is written over the one before on a terminal, and now and then elsewhere.
    static func progress(_ done: Int, of total: Int, _ text: String) {
        let width = 30
        let filled = total > 0 ? width * done / total : width
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        if Self.isInteractive {
            FileHandle.standardError.write(Data("\r\(bar) \(text) ".utf8))
            if done == total { FileHandle.standardError.write(Data("\n".utf8)) }
        } else if done % 50 == 0 || done == total {
            Self.complain("\(bar) \(text)")
        }
    }
}
