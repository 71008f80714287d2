import Contracts
import Foundation
import Hummingbird
import Logging
import Messaging
import PostgresClient
import ServiceKit
import ServiceLifecycle

/// The composition root of Matching.
public enum MatchingProgram: ServiceProgram {
    public static let name = "doorstroom-matching"

    public static var commands: [ServiceCommand] {
        StandardCommands(service: .matching, migrations: MatchingSchema.migrations).all + [
            self.export, RoundCommand.command,
        ]
    }

    public static func services(_ context: ServiceContext) throws -> [any Service] {
        let configuration = context.configuration
        let worker = StreamWorker(
            processor: MatchingProcessor(), topics: Topics(prefix: configuration.topicPrefix),
            migrations: MatchingSchema.migrations, status: context.status)
        let http = HTTPService(
            name: self.name, configuration: configuration, status: context.status, registry: context.registry,
            logger: context.logger
        ) { router in
            let pool = PostgresPool(configuration.database, applicationName: "doorstroom-matching-http", maximum: 2)
            MatchingReadAPI(pool: pool).add(to: router)
        }
        return try [worker.runner(configuration: configuration, logger: context.logger)] + http.listeners()
    }

    private static var export: ServiceCommand {
        ServiceCommand("export", usage: "export placements — prints the placements as CSV") { arguments, context in
            guard arguments == ["placements"] else { throw UsageError("export wants placements") }
            let connection = try await PostgresConnection(context.configuration.database)
            Console.print(PlacementExport.header)
            for line in try await PlacementExport.lines(connection) { Console.print(line) }
            await connection.close()
        }
    }
}
