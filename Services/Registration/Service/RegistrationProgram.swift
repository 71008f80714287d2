import CommandExecution
import Contracts
import Foundation
import Hummingbird
import Intake
import Logging
import Pipeline
import PostgresClient
import ServiceKit
import ServiceLifecycle
import SignIn
import Vocabulary

/// The composition root of Registration.
public enum RegistrationProgram: PipelineProgram {
    public static let name = "doorstroom-registration"
    public static let service = ServiceName.registration
    public static let migrations = RegistrationSchema.migrations
    public static let partners: (any PartnerSource)? = PartnerStore()

    public static func services(_ context: ServiceContext) throws -> [any Service] {
        let configuration = context.configuration
        let quota = try DayQuota(configuration)
        let signIn = try SignIn(self.service, configuration, logger: context.logger)
        let worker = IntakeWorker(
            judge: RegistrationJudge(isSimulated: configuration.calendar == .simulated), partners: PartnerStore(),
            calendar: try self.calendar(configuration), topics: Topics(prefix: configuration.topicPrefix),
            migrations: RegistrationSchema.migrations, statement: ReadLogStatement(), quota: quota)
        let follower = StreamFollower(
            view: StandingView(), topics: Topics(prefix: configuration.topicPrefix),
            migrations: RegistrationSchema.migrations)
        let intake = try self.intake(context, quota)
        let http = self.http(context, signIn, intake)
        var services: [any Service] = [
            worker.runner(configuration: configuration, status: context.status, logger: context.logger),
            follower.runner(configuration: configuration, status: context.status, logger: context.logger),
        ]
        services += try http.listeners()
        // A listener for partners only: their load does not block the pages and the health of this service.
        if let listener = try configuration.listener("intake") {
            let router = HTTPListener.router(logger: context.logger)
            intake.add(to: router, isAlone: true)
            IntakeRoutes.addDescription(to: router)
            services.append(listener.application(router, logger: context.logger))
        }
        return services
    }

    static func intake(_ context: ServiceContext, _ quota: DayQuota) throws -> IntakeRoutes {
        let configuration = context.configuration
        // A separate pool, so that pages with heavy reads do not keep a partner waiting.
        let gate = PartnerGate(
            pool: PostgresPool(configuration.database, applicationName: "doorstroom-registration-gate", maximum: 1),
            quota: quota, logger: context.logger)
        return IntakeRoutes(
            gate: gate,
            gateway: try IntakeGateway(configuration: configuration, clientId: "doorstroom-registration-http"),
            status: context.status, logger: context.logger)
    }

    static func http(_ context: ServiceContext, _ signIn: SignIn, _ intake: IntakeRoutes) -> HTTPService {
        let pool = PostgresPool(
            context.configuration.database, applicationName: "doorstroom-registration-http", maximum: 2)
        return signIn.http(self.name, context) { routes in
            // In this order, because the version that the intake names is not the read API's.
            RegistrationRoutes(pool: pool).add(to: routes)
            routes.partners { intake.add(to: $0, isAlone: false) }
            routes.open { IntakeRoutes.addDescription(to: $0) }
        }
    }

    private static func calendar(
        _ configuration: ServiceConfiguration
    ) throws(ConfigurationError) -> InstallationCalendar {
        switch configuration.calendar {
        case .simulated: return .simulated
        case .real:
            let time = try UtrechtTime()
            return .real { time.day(of: Date()) }
        }
    }
}
