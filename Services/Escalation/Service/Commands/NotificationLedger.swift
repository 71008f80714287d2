import EscalationDomain
import PostgresClient
import ServiceKit
import Vocabulary

/// The ledger of notifications, for an operator.
enum NotificationLedger {
    static func list(_ name: String?, _ connection: PostgresConnection) async throws -> [String] {
        let states = AlertNotification.State.allCases
        let state = name.flatMap(AlertNotification.State.init)
        guard name == nil || state != nil else {
            throw UsageError("a state is one of \(states.map(\.rawValue).joined(separator: ", "))")
        }
        let rows = try await connection.transaction { database in
            try state.map { try NotificationStore.all(in: $0, on: database) } ?? NotificationStore.all(on: database)
        }
        return rows.map { row in
            [
                row.id, row.state.rawValue, "attempts \(row.attempts)", row.on?.description ?? "-", row.subject,
                row.problem ?? "",
            ].map(\.printableLine).joined(separator: "\t")
        }
    }

    /// - Parameter ids: empty for all that were refused.
    static func retry(
        _ ids: Set<String>, _ connection: PostgresConnection, now: Int64
    ) async throws -> [String] {
        let rows = try await connection.transaction { database in
            let refused = try NotificationStore.all(in: .refused, on: database)
            let unknown = ids.subtracting(refused.map(\.id))
            guard unknown.isEmpty else {
                throw UsageError("not refused: \(unknown.sorted().joined(separator: ", "))")
            }
            var retried: [AlertNotification] = []
            for var row in refused where ids.isEmpty || ids.contains(row.id) {
                row.retryRefused(at: now)
                if try NotificationStore.update(row, from: row.attempts, on: database) { retried.append(row) }
            }
            return retried
        }
        return rows.map { "\($0.id)\t\($0.subject.printableLine)" } + ["notifications to be tried again: \(rows.count)"]
    }
}
