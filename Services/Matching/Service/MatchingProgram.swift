import CommandExecution
import Contracts
import Foundation
import Hummingbird
import Logging
import Pipeline
import PostgresClient
import ServiceKit
import ServiceLifecycle
import SignIn

/// The composition root of Matching.
public enum MatchingProgram: PipelineProgram {
    public static let name = "doorstroom-matching"
    public static let service = ServiceName.matching
    public static let migrations = MatchingSchema.migrations

    public static func services(_ context: ServiceContext) throws -> [any Service] {
        let configuration = context.configuration
        let worker = StreamWorker(
            processor: MatchingProcessor(), topics: Topics(prefix: configuration.topicPrefix),
            migrations: MatchingSchema.migrations, statement: ReadLogStatement(),
            status: context.status)
        let http = self.http(context, try SignIn(self.service, configuration, logger: context.logger))
        return try [worker.runner(configuration: configuration, logger: context.logger)] + http.listeners()
    }

    static func http(_ context: ServiceContext, _ signIn: SignIn) -> HTTPService {
        let pool = PostgresPool(
            context.configuration.database, applicationName: "doorstroom-matching-http", maximum: 2)
        return signIn.http(self.name, context) { MatchingRoutes(pool: pool).add(to: $0) }
    }
}
