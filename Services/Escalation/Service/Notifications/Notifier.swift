import EscalationDomain
import Foundation
import Logging
import Metrics
import PostgresClient
import ServiceKit
import ServiceLifecycle

/// Sends the due messages of the ledger, as long as this instance works on the region.
///
/// Each attempt is stored before it is made. A process that dies in between leaves an attempt without an outcome; the
/// next process marks it as unknown and tries again under the same idempotency key.
struct Notifier: Service {
    let database: String
    let channels: NotificationChannels
    let status: ServiceStatus
    let logger: Logger
    let now: @Sendable () -> Int64

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await self.work()
                } catch {
                    self.logger.warning("the notifier restarts", metadata: ["reason": "\(error)"])
                }
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }

    private func work() async throws {
        guard self.status.phase == .running else { return }
        // Another instance may take over, and then reports its problems itself.
        defer { self.status.report(nil, of: .notifications) }
        let connection = try await PostgresConnection(self.database, applicationName: "doorstroom-notifier")
        do {
            try await self.recover(connection)
            while !Task.isCancelled, self.status.phase == .running {
                if try await self.pass(connection) == 0 { try await Task.sleep(for: .milliseconds(100)) }
            }
            await connection.close()
        } catch {
            await connection.close()
            throw error
        }
    }

    /// To be called before the first pass: recovers attempts that another process left behind, and shows the channels'
    /// health.
    func recover(_ connection: PostgresConnection) async throws {
        let time = self.now()
        for notification in try await connection.transaction({ try NotificationStore.unfinished(on: $0) }) {
            var recovered = notification
            guard recovered.recoverAfterCrash(at: time) else { continue }
            let (row, attempts) = (recovered, notification.attempts)
            _ = try await connection.transaction { try NotificationStore.update(row, from: attempts, on: $0) }
        }
        let names = self.channels.names
        let (healths, unknown) = try await connection.transaction { database in
            (
                try ChannelStore.healths(names, on: database),
                try NotificationStore.channels(besides: names, on: database)
            )
        }
        for name in names { self.show(name, healths, was: ChannelHealth()) }
        for name in unknown {
            self.logger.error("messages wait for a channel that is not configured", metadata: ["channel": "\(name)"])
        }
    }

    /// Tries every due message once.
    /// - Returns: how many attempts were made.
    func pass(_ connection: PostgresConnection) async throws -> Int {
        let time = self.now()
        let names = self.channels.names
        var attempts = 0
        let due = try await connection.transaction { database in
            let healths = try ChannelStore.healths(names, on: database)
            let open = names.filter { healths[$0]?.isOpen(at: time) == true }
            return open.isEmpty ? [] : try NotificationStore.due(at: time, channels: open, on: database)
        }
        for notification in due {
            guard let channel = self.channels[notification.channel],
                let begun = try await self.begin(notification, connection)
            else { continue }
            attempts += 1
            FaultPoint.pass(.beforeNotification)
            let outcome = try await channel.deliver(begun, at: self.now())
            FaultPoint.pass(.afterNotification)
            try await self.record(outcome, of: begun, connection)
        }
        return attempts
    }

    /// Words the message for today and stores its attempt.
    /// - Returns: the row to send; `nil` when it may not be sent now, or another instance was first.
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
        let names = self.channels.names
        let (was, healths) = try await connection.transaction { database in
            _ = try NotificationStore.update(row, from: begun.attempts, on: database)
            var healths = try ChannelStore.healths(names, on: database)
            let was = healths[begun.channel] ?? ChannelHealth()
            var health = was
            health.record(outcome, isOfItself: isOfItself, at: time)
            if health != was { try ChannelStore.save(health, of: begun.channel, on: database) }
            healths[begun.channel] = health
            return (was, healths)
        }
        Counter(label: "notifications", dimensions: [("outcome", outcome.name)]).increment()
        self.show(begun.channel, healths, was: was)
        if case .refused(let problem) = outcome {
            self.logger.error(
                "a notification was refused and waits for an operator",
                metadata: ["notification": "\(begun.id)", "alert": "\(begun.alertId)", "reason": "\(problem)"])
        }
    }

    /// Reports to operators: by metric, by `/readyz`, and in the log when a failure begins or ends. People see the
    /// alert.
    private func show(_ name: String, _ healths: [String: ChannelHealth], was: ChannelHealth) {
        let health = healths[name] ?? ChannelHealth()
        Gauge(label: "notification_channel_failing", dimensions: [("channel", name)]).record(health.isAlarming ? 1 : 0)
        let problems = healths.filter(\.value.isAlarming).sorted { $0.key < $1.key }.map { name, health in
            "notifications do not get through the channel \(name): \(health.problem?.description ?? "")"
        }
        self.status.report(problems.isEmpty ? nil : problems.joined(separator: "; "), of: .notifications)
        if health.isAlarming, !was.isAlarming || health.problem != was.problem {
            self.logger.error(
                "notifications do not get through",
                metadata: ["channel": "\(name)", "reason": "\(health.problem?.description ?? "")"])
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
