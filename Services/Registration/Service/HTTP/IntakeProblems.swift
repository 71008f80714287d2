import HTTPTypes
import Messaging
import ServiceKit
import Synchronization

/// What keeps the HTTP intake from Kafka, for `/readyz`, until the same thing works again.
final class IntakeProblems: Sendable {
    /// What was tried for one partner.
    struct Attempt: Hashable, Comparable, Sendable {
        let path: String
        let partner: String

        static func < (left: Attempt, right: Attempt) -> Bool {
            (left.path, left.partner) < (right.path, right.partner)
        }
    }

    private let status: ServiceStatus
    private let known = Mutex<[Attempt: String]>([:])

    init(status: ServiceStatus) {
        self.status = status
    }

    func failed(_ attempt: Attempt, _ error: any Error) {
        self.known.withLock { known in
            known[attempt] = "\(error)"
            self.show(known)
        }
    }

    func worked(_ attempt: Attempt) {
        self.known.withLock { known in
            guard known.removeValue(forKey: attempt) != nil else { return }
            self.show(known)
        }
    }

    private func show(_ known: [Attempt: String]) {
        guard let first = known.min(by: { $0.key < $1.key }) else { return self.status.problem = nil }
        let others = known.count == 1 ? "" : " (and \(known.count - 1) more)"
        self.status.problem =
            "\(first.key.path) of \(first.key.partner) failed when last tried: \(first.value)\(others)"
    }

    /// What the partner hears: it can do nothing about our rights, and its events are not at fault.
    static func answer(_ error: any Error, isSending: Bool) -> Problem {
        let again = isSending ? " Send it again later, with the same id." : " Ask again later."
        guard (error as? GatewayError)?.isOfRights == true else {
            return Problem(.serviceUnavailable, "Kafka does not answer.\(again)", retryAfter: 10)
        }
        let cannot = isSending ? "This service cannot take events now." : "This service cannot read answers now."
        return Problem(
            .serviceUnavailable, "\(cannot) Its operators have to mend that.\(again)", retryAfter: 60)
    }
}
