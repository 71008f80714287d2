import ArgumentParser
import Logging
import NamedPrograms
import OperatorCommands
import ServiceKit
import Supervision

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
            Up.self, Demo.self, Play.self, Simulate.self, Send.self, Validate.self, DeadLetters.self,
            WholeLedger.self, ExportCommand.self, Recover.self, RoundCommands.self, Migrate.self, TopicNames.self,
            ResumeRelays.self, WebhookSink.self, ContractCommand.self, PartnerCommand.self, RightsCommands.self,
            NotificationsCommand.self, Doctor.self, ReadLogs.self, Roles.self, Sessions.self, Tokens.self,
            RegistrationGroup.self,
            MatchingGroup.self, MonitoringGroup.self,
            EscalationGroup.self,
        ])

    static func main() async throws {
        if let program = NamedProgram(path: CommandLine.arguments[0]) { return try await program.run() }
        // Libraries log to the terminal, in the same format as the services.
        LoggingSystem.bootstrap { JSONLogHandler(label: $0, level: .info) }
        do {
            try await Forwarding.run(try self.parseAsRoot(), Array(CommandLine.arguments.dropFirst()))
        } catch let error as OperationError {
            Console.complain("doorstroom: \(error)")
            Self.exit(withError: ExitCode(1))
        } catch let error as UsageError {
            Console.complain("doorstroom: \(error)")
            Self.exit(withError: ExitCode(2))
        } catch let error as ConfigurationError {
            Console.complain("doorstroom: \(error)")
            Self.exit(withError: ExitCode(2))
        } catch  where Self.exitCode(for: error) == .validationFailure {
            // ArgumentParser's own code for wrong usage is 64; ours is 2, as most people expect.
            Console.complain(Self.fullMessage(for: error))
            Self.exit(withError: ExitCode(2))
        } catch {
            let code = Self.exitCode(for: error)
            if code == .failure, !(error is ExitCode) {
                Console.complain("doorstroom: \(error)")
                Self.exit(withError: ExitCode(1))
            }
            Self.exit(withError: error)
        }
    }
}
