import ArgumentParser
import Contracts
import Intake
import OperatorCommands
import PostgresClient
import ServiceKit

/// The program of one of our four services.
public protocol PipelineProgram: ServiceProgram {
    static var service: ServiceName { get }
    /// The service's own migrations, beside those that every service has.
    static var migrations: [Migration] { get }
    /// The partners whose topics this service makes and reads; for Registration alone.
    static var partners: (any PartnerSource)? { get }
}

extension PipelineProgram {
    public static var partners: (any PartnerSource)? { nil }
    public static var commands: [any ParsableCommand.Type] { OperatorCommands.all(of: self.service) }

    public static func run(_ command: any ParsableCommand, _ context: ServiceContext) async throws {
        guard let command = command as? any ServiceCommand else {
            // A command of ArgumentParser itself: `help`.
            var own = command
            return try own.run()
        }
        try await command.run(
            in: CommandContext(
                service: self.service, migrations: self.migrations, partners: self.partners,
                configuration: context.configuration, logger: context.logger))
    }
}
