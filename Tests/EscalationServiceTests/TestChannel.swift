import EscalationDomain
@testable import EscalationService

/// A channel with the outcomes that a test sets.
struct TestChannel: NotificationChannel {
    struct LostError: Error {}

    let name: String
    private let answers = TestBox<[DeliveryOutcome?]>([])
    private let sent = TestBox<[AlertNotification]>([])

    init(_ name: String) { self.name = name }

    var messages: [AlertNotification] { self.sent.value }

    /// Sets the outcomes of the next attempts; `nil` throws. Afterwards everything is delivered.
    func answer(_ outcomes: DeliveryOutcome?...) { self.answers.change { $0 += outcomes } }

    func deliver(_ notification: AlertNotification, at now: Int64) async throws -> DeliveryOutcome {
        self.sent.change { $0.append(notification) }
        guard let outcome = self.answers.change({ $0.isEmpty ? .delivered : $0.removeFirst() }) else {
            throw LostError()
        }
        return outcome
    }
}
