import EscalationDomain

/// A notification as the service's table holds it: each step changes the row in place.
final class LedgerRow {
    private(set) var row: AlertNotification

    init(_ intent: NotificationIntent, at now: Int64) { self.row = AlertNotification(intent, at: now) }

    func begin(at now: Int64) -> Int? { self.row.beginAttempt(at: now) }

    func confirm(_ attempt: Int, at now: Int64) -> Bool { self.row.confirmDelivery(ofAttempt: attempt, at: now) }

    func fail(_ attempt: Int, _ problem: String = "503", at now: Int64) -> Bool {
        self.row.recordFailure(ofAttempt: attempt, problem: problem, at: now)
    }

    func recover(at now: Int64) -> Bool { self.row.recoverAfterCrash(at: now) }
}
