import EscalationDomain
import Foundation
import Hummingbird
import Logging
import Pages
import PostgresClient
import ServiceKit

/// Escalation over HTTP: the inbox for people, and lists for programs.
struct EscalationRoutes: Sendable {
    private let pool: PostgresPool
    private let configuration: ServiceConfiguration
    private let inbox: Inbox

    init(pool: PostgresPool, configuration: ServiceConfiguration, logger: Logger) {
        self.pool = pool
        self.configuration = configuration
        self.inbox = Inbox(pool: pool, configuration: configuration, logger: logger)
    }

    func add(to router: Router<BasicRequestContext>) {
        StyleSheet.addRoutes(to: router, themeFile: self.configuration.string("theme"))
        router.get("/") { request, _ in try await self.inbox.show(request) }
        router.post("/alerts/{alert}/acknowledge") { request, context in
            try await self.inbox.acknowledge(request, alert: try context.parameters.require("alert"))
        }
        self.list("alerts", router) { database in
            EscalationState(restoring: try EscalationStore.load(on: database), channel: WebhookChannel.name).shownAlerts
                .map(AlertDocument.init)
        }
        self.list("actions", router) { try EscalationStore.load(on: $0).actions }
        self.list("notifications", router) { try NotificationStore.all(on: $0) }
    }

    private func list<Item: Encodable & Sendable>(
        _ path: String, _ router: Router<BasicRequestContext>,
        _ read: @escaping @Sendable (isolated PostgresConnection) throws -> [Item]
    ) {
        router.get("/api/v1/\(path)") { _, _ in
            let items = try await self.pool.withConnection { try await $0.transaction { try read($0) } }
            let encoder = JSONEncoder.sorted
            return Response.text(
                String(decoding: try encoder.encode(items), as: UTF8.self) + "\n", type: "application/json")
        }
    }
}
