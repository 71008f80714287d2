import CommandExecution
import Contracts
import Foundation
import Hummingbird
import Logging
import MonitoringDomain
import Pipeline
import PostgresClient
import ServiceKit
import ServiceLifecycle
import SignIn
import Vocabulary

/// The composition root of Monitoring.
public enum MonitoringProgram: PipelineProgram {
    public static let name = "doorstroom-monitoring"
    public static let service = ServiceName.monitoring
    public static let migrations = MonitoringSchema.migrations

    public static func services(_ context: ServiceContext) throws -> [any Service] {
        let configuration = context.configuration
        let worker = StreamWorker(
            processor: MonitoringProcessor(), topics: Topics(prefix: configuration.topicPrefix),
            migrations: self.migrations, statement: ReadLogStatement(),
            status: context.status)
        let http = self.http(context, try SignIn(self.service, configuration, logger: context.logger))
        return try [worker.runner(configuration: configuration, logger: context.logger)] + http.listeners()
    }

    static func http(_ context: ServiceContext, _ signIn: SignIn) -> HTTPService {
        let pool = PostgresPool(
            context.configuration.database, applicationName: "doorstroom-monitoring-http", maximum: 2)
        return signIn.http(self.name, context) { MonitoringRoutes(pool: pool).add(to: $0) }
    }
}
