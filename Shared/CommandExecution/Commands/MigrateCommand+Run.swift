import OperatorCommands
import PostgresClient
import ServiceKit

extension MigrateCommand: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        try await context.withDatabase { connection in
            for name in try await Migrator(context.migrations).migrate(connection) {
                Console.print("migrated: \(name)")
            }
        }
    }
}
