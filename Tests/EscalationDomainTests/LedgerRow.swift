import EscalationDomain

/// A notification as in the service's table: each step changes the row in place.
final class LedgerRow {
    private(set) var row: AlertNotification

    init(_ intent: NotificationIntent, at now: Int64) { self.row = AlertNotification(intent, at: now) }

    func begin(at now: Int64) -> Int? { self.row.beginAttempt(at: now, number: 1) }

    func confirm(_ attempt: Int, at now: Int64) -> Bool { self.row.record(.delivered, ofAttempt: attempt, at: now) }

    func fail(
        _ attempt: Int, _ problem: DeliveryProblem = .answered(status: 503), after: Int64? = nil, at now: Int64
    ) -> Bool {
        self.row.record(.retry(after: after, problem: problem), ofAttempt: attempt, at: now)
    }

    func refuse(_ attempt: Int, at now: Int64) -> Bool {
        self.row.record(.refused(problem: .answered(status: 410)), ofAttempt: attempt, at: now)
    }

    func retry(at now: Int64) -> Bool { self.row.retryRefused(at: now) }

    func recover(at now: Int64) -> Bool { self.row.recoverAfterCrash(at: now) }
}
