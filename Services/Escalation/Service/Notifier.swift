import AsyncHTTPClient
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
    let receiver: WebhookReceiver
    let status: ServiceStatus
    let logger: Logger
    let now: @Sendable () -> Int64

    func run() async throws {
        let client = WebhookChannel.makeClient()
        let channel = WebhookChannel(receiver: self.receiver, client: client)
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await self.work(channel)
                } catch {
                    self.logger.warning("the notifier starts over", metadata: ["reason": "\(error)"])
                }
                try? await Task.sleep(for: .seconds(1))
            }
        }
        try await client.shutdown()
    }

    private func work(_ channel: WebhookChannel) async throws {
        guard self.status.phase == .running else { return }
        // Another instance may go on, and then it is the one to say it.
        defer { self.status.problem = nil }
        let connection = try await PostgresConnection(self.database, applicationName: "doorstroom-notifier")
        do {
            try await self.recover(connection)
            while !Task.isCancelled, self.status.phase == .running {
                if try await self.pass(connection, channel) == 0 { try await Task.sleep(for: .milliseconds(100)) }
            }
            await connection.close()
        } catch {
            await connection.close()
            throw error
        }
    }

    /// To be called before the first pass: attempts that another process left behind, and how the channel did.
    func recover(_ connection: PostgresConnection) async throws {
        let time = self.now()
        for notification in try await connection.transaction({ try NotificationStore.unfinished(on: $0) }) {
            var recovered = notification
            guard recovered.recoverAfterCrash(at: time) else { continue }
            let (row, attempts) = (recovered, notification.attempts)
            _ = try await connection.transaction { try NotificationStore.update(row, from: attempts, on: $0) }
        }
        let health = try await connection.transaction { try ChannelStore.health(EscalationPolicy.channel, on: $0) }
        self.show(health, was: ChannelHealth())
    }

    /// Tries everything that is due, once.
    /// - Returns: how many attempts were made.
    func pass(_ connection: PostgresConnection, _ channel: WebhookChannel) async throws -> Int {
        let time = self.now()
        var attempts = 0
        let due = try await connection.transaction { database in
            let isOpen = try ChannelStore.health(EscalationPolicy.channel, on: database).isOpen(at: time)
            return isOpen ? try NotificationStore.due(at: time, on: database) : []
        }
        for notification in due {
            guard let begun = try await self.begin(notification, connection) else { continue }
            attempts += 1
            FaultPoint.pass(.beforeNotification)
            let outcome = try await channel.deliver(begun, attempt: begun.attempts, at: self.now())
            FaultPoint.pass(.afterNotification)
            try await self.record(outcome, of: begun, connection)
        }
        return attempts
    }

    /// Words the message for today and writes its attempt down.
    /// - Returns: the row to be sent; `nil` when it may not go out now, or another instance was first.
    private func begin(
        _ due: AlertNotification, _ connection: PostgresConnection
    ) async throws -> AlertNotification? {
        let time = self.now()
        return try await connection.transaction { database in
            guard try ChannelStore.health(due.channel, on: database).isOpen(at: time),
                let current = try NotificationStore.notification(due.id, on: database), current.isDue(at: time)
            else { return nil }
            let plan = try Self.plan(current, at: time, on: database)
            guard var next = plan.next else { return nil }
            for row in plan.replaced { _ = try NotificationStore.update(row, from: row.attempts, on: database) }
            if next.id != current.id { try NotificationStore.insert(next, on: database) }
            let before = next.attempts
            let number = try NotificationStore.nextNumber(next, on: database)
            guard next.beginAttempt(at: time, number: number) != nil,
                try NotificationStore.update(next, from: before, on: database)
            else { return nil }
            return next
        }
    }

    private static func plan(
        _ due: AlertNotification, at time: Int64, on database: isolated PostgresConnection
    ) throws -> NotificationPlan {
        let later = try NotificationStore.later(than: due, on: database)
        return NotificationPlan(
            due, later: later, alert: try EscalationStore.alert(due.alertId, on: database), at: time)
    }

    private func record(
        _ outcome: DeliveryOutcome, of begun: AlertNotification, _ connection: PostgresConnection
    ) async throws {
        let time = self.now()
        var after = begun
        after.record(outcome, ofAttempt: begun.attempts, at: time)
        let row = after
        let isOfItself = begun.alertKind == EscalationPolicy.channelAlert
        let (was, health) = try await connection.transaction { database in
            _ = try NotificationStore.update(row, from: begun.attempts, on: database)
            let was = try ChannelStore.health(begun.channel, on: database)
            var health = was
            health.record(outcome, isOfItself: isOfItself, at: time)
            if health != was { try ChannelStore.save(health, of: begun.channel, on: database) }
            return (was, health)
        }
        Counter(label: "notifications", dimensions: [("outcome", outcome.name)]).increment()
        self.show(health, was: was)
        if case .refused(let problem) = outcome {
            self.logger.error(
                "a notification was refused and waits for an operator",
                metadata: ["notification": "\(begun.id)", "alert": "\(begun.alertId)", "reason": "\(problem)"])
        }
    }

    /// Tells operators: by metric, `/readyz`, and the log when it begins or ends. People see the alert.
    private func show(_ health: ChannelHealth, was: ChannelHealth) {
        let name = EscalationPolicy.channel
        Gauge(label: "notification_channel_failing", dimensions: [("channel", name)]).record(health.isAlarming ? 1 : 0)
        let problem = health.isAlarming ? health.problem?.description ?? "" : nil
        self.status.problem = problem.map { "notifications do not get through the channel \(name): \($0)" }
        if health.isAlarming, !was.isAlarming || health.problem != was.problem {
            self.logger.error(
                "notifications do not get through", metadata: ["channel": "\(name)", "reason": "\(problem ?? "")"])
        } else if was.isAlarming, !health.isAlarming {
            self.logger.notice("notifications get through again", metadata: ["channel": "\(name)"])
        }
    }
}

extension DeliveryOutcome {
    fileprivate var name: String {
        switch self {
        case .delivered: "delivered"
        case .retry: "failed"
        case .refused: "refused"
        }
    }
}
