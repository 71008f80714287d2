import Contracts
import Foundation
import Hummingbird
import Logging
import Messaging
import MonitoringDomain
import PostgresClient
import ServiceKit
import ServiceLifecycle
import Vocabulary

/// The composition root of Monitoring.
public enum MonitoringProgram: ServiceProgram {
    public static let name = "doorstroom-monitoring"

    public static var commands: [ServiceCommand] {
        StandardCommands(service: .monitoring, migrations: MonitoringSchema.migrations).all + [self.export]
    }

    public static func services(_ context: ServiceContext) throws -> [any Service] {
        let configuration = context.configuration
        let worker = StreamWorker(
            processor: MonitoringProcessor(), topics: Topics(prefix: configuration.topicPrefix),
            migrations: MonitoringSchema.migrations, status: context.status)
        let http = HTTPService(
            name: self.name, configuration: configuration, status: context.status, registry: context.registry,
            logger: context.logger
        ) { router in
            let pool = PostgresPool(configuration.database, applicationName: "doorstroom-monitoring-http", maximum: 2)
            MonitoringRoutes(pool: pool).add(to: router)
        }
        return try [worker.runner(configuration: configuration, logger: context.logger)] + http.listeners()
    }

    private static var export: ServiceCommand {
        ServiceCommand("export", usage: "export indicators — prints the indicators as CSV") { arguments, context in
            guard arguments == ["indicators"] else { throw UsageError("export wants indicators") }
            let connection = try await PostgresConnection(context.configuration.database)
            let snapshot = try await connection.transaction { try MonitoringStore.load(on: $0) }
            Console.print(IndicatorExport.header)
            for value in MonitoringState(restoring: snapshot).indicators() {
                Console.print(IndicatorExport.line(value))
            }
            await connection.close()
        }
    }
}
