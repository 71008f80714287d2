import Access
import EscalationDomain
import Foundation
import Hummingbird
import PostgresClient
import ServiceKit
import SignIn

/// Escalation over HTTP: the inbox for people, and lists for programs.
struct EscalationRoutes: Sendable {
    private let pool: PostgresPool
    private let inbox: Inbox

    init(pool: PostgresPool, inbox: Inbox) {
        self.pool = pool
        self.inbox = inbox
    }

    func add(to routes: GuardedRoutes) {
        routes.reads(.alerts, "/") { request, _, reader in try await self.inbox.show(request, reader.visit) }
        routes.does(.acknowledgeAlert, "/alerts/{alert}/acknowledge") { _, context, visit, form in
            try await self.inbox.acknowledge(try context.parameters.require("alert"), by: visit, form)
        }
        self.list(.alerts, "alerts", routes) { database in
            EscalationState(restoring: try EscalationStore.load(on: database), channel: WebhookChannel.name).shownAlerts
                .map(AlertDocument.init)
        }
        self.list(.alerts, "actions", routes) { try EscalationStore.load(on: $0).actions }
        self.list(.operations, "notifications", routes) { try NotificationStore.all(on: $0) }
    }

    private func list<Item: Encodable & Sendable>(
        _ kind: DataKind, _ path: String, _ routes: GuardedRoutes,
        _ read: @escaping @Sendable (isolated PostgresConnection) throws -> [Item]
    ) {
        routes.reads(kind, "/api/v1/\(path)") { _, _, _ in
            let items = try await self.pool.withConnection { try await $0.transaction { try read($0) } }
            let encoder = JSONEncoder.sorted
            return Response.text(
                String(decoding: try encoder.encode(items), as: UTF8.self) + "\n", type: "application/json")
        }
    }
}
