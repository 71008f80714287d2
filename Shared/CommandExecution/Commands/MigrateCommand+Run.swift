import OperatorCommands
import PostgresClient
import ServiceKit

extension MigrateCommand: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        try await context.withDatabase { connection in
            let names = try await Migrator(context.migrations).migrate(connection) { migration in
                guard let duration = migration.duration else { return }
                Console.print("migrating: \(migration.name); this takes \(duration)")
            }
            for name in names { Console.print("migrated: \(name)") }
        }
    }
}
