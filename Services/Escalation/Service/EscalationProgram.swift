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

/// The composition root of Escalation.
public enum EscalationProgram: PipelineProgram {
    public static let name = "doorstroom-escalation"
    public static let service = ServiceName.escalation
    public static let migrations = EscalationSchema.migrations

    public static func services(_ context: ServiceContext) throws -> [any Service] {
        let configuration = context.configuration
        guard let url = configuration.string("webhook.url"), let secret = configuration.string("webhook.secret") else {
            throw ConfigurationError(
                "DOORSTROOM_WEBHOOK_URL and DOORSTROOM_WEBHOOK_SECRET (or …_FILE) say where alerts go and sign them")
        }
        let receiver = WebhookReceiver(url: url, secret: secret)
        guard receiver.isAddress else {
            throw ConfigurationError("DOORSTROOM_WEBHOOK_URL has to be an http or https address")
        }
        let worker = StreamWorker(
            processor: EscalationProcessor(), topics: Topics(prefix: configuration.topicPrefix),
            migrations: EscalationSchema.migrations, statement: ReadLogStatement(),
            status: context.status)
        let webhook = WebhookChannel(receiver: receiver, client: try configuration.outgoingClient())
        let notifier = Notifier(
            database: configuration.database, channels: NotificationChannels([webhook]), status: context.status,
            logger: context.logger,
            now: { Int64(Date().timeIntervalSince1970 * 1_000) })
        let http = self.http(context, try SignIn(self.service, configuration, logger: context.logger))
        return try [worker.runner(configuration: configuration, logger: context.logger), notifier] + http.listeners()
    }

    static func http(_ context: ServiceContext, _ signIn: SignIn) -> HTTPService {
        let configuration = context.configuration
        let pool = PostgresPool(configuration.database, applicationName: "doorstroom-escalation-http", maximum: 2)
        let inbox = Inbox(
            pool: pool, desk: AcknowledgementDesk(configuration), signIn: signIn, logger: context.logger)
        let routes = EscalationRoutes(pool: pool, inbox: inbox)
        return signIn.http(self.name, context) { routes.add(to: $0) }
    }
}
