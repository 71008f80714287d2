import EscalationDomain
import Foundation
import Logging
import Metrics
import PostgresClient
import ServiceKit
import ServiceLifecycle

/// Sends what the ledger says is due, as long as this instance works on the region.
///
/// The attempt is written before it is made. A process that dies in between leaves an attempt without an outcome;
/// the next one calls it unknown and tries again under the same idempotency key.
struct Notifier: Service {
    let database: String
    let channel: WebhookChannel
    let status: ServiceStatus
    let logger: Logger
    let now: @Sendable () -> Int64

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await self.work()
                } catch {
                    self.logger.warning("the notifier starts over", metadata: ["reason": "\(error)"])
                }
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }

    private func work() async throws {
        guard self.status.phase == .running else { return }
        let connection = try await PostgresConnection(self.database, applicationName: "doorstroom-notifier")
        do {
            try await self.recover(connection)
            while !Task.isCancelled, self.status.phase == .running {
                let time = self.now()
                let due = try await connection.transaction { try NotificationStore.due(at: time, on: $0) }
                for notification in due { try await self.attempt(notification, connection) }
                if due.isEmpty { try await Task.sleep(for: .milliseconds(100)) }
            }
            await connection.close()
        } catch {
            await connection.close()
            throw error
        }
    }

    private func recover(_ connection: PostgresConnection) async throws {
        let time = self.now()
        for notification in try await connection.transaction({ try NotificationStore.unfinished(on: $0) }) {
            var recovered = notification
            guard recovered.recoverAfterCrash(at: time) else { continue }
            let (row, attempts) = (recovered, notification.attempts)
            _ = try await connection.transaction { try NotificationStore.update(row, from: attempts, on: $0) }
        }
    }

    private func attempt(_ notification: AlertNotification, _ connection: PostgresConnection) async throws {
        var current = notification
        guard let attempt = current.beginAttempt(at: self.now()) else { return }
        let begun = current
        let isOurs = try await connection.transaction {
            try NotificationStore.update(begun, from: notification.attempts, on: $0)
        }
        guard isOurs else { return }
        FaultPoint.pass(.beforeNotification)
        let time = self.now()
        let problem = await self.channel.deliver(begun, attempt: attempt, at: time)
        FaultPoint.pass(.afterNotification)
        if let problem {
            _ = current.recordFailure(ofAttempt: attempt, problem: problem, at: self.now())
        } else {
            _ = current.confirmDelivery(ofAttempt: attempt, at: self.now())
        }
        let outcome = current
        _ = try await connection.transaction { try NotificationStore.update(outcome, from: attempt, on: $0) }
        Counter(label: "notifications", dimensions: [("outcome", problem == nil ? "delivered" : "failed")]).increment()
    }
}
