import HTTPTypes
import Intake
import ServiceKit
import Synchronization

/// Failures of the HTTP intake towards Kafka, shown by `/readyz` until the same attempt succeeds, or has not been made
/// for a while.
final class IntakeProblems: Sendable {
    /// A path, tried for one partner.
    struct Attempt: Hashable, Comparable, Sendable {
        let path: String
        let partner: String

        static func < (left: Attempt, right: Attempt) -> Bool {
            (left.path, left.partner) < (right.path, right.partner)
        }
    }

    private let status: ServiceStatus
    /// How long a failure counts without a new attempt: its partner may be gone.
    private static let memory = Duration.seconds(600)

    private struct Failure {
        let words: String
        let at: ContinuousClock.Instant
    }

    private let known = Mutex<[Attempt: Failure]>([:])

    init(status: ServiceStatus) {
        self.status = status
    }

    func failed(_ attempt: Attempt, _ error: any Error) {
        self.known.withLock { known in
            known[attempt] = Failure(words: "\(error)", at: .now)
            self.show(&known)
        }
    }

    func worked(_ attempt: Attempt) {
        self.known.withLock { known in
            guard !known.isEmpty else { return }
            known[attempt] = nil
            self.show(&known)
        }
    }

    private func show(_ known: inout [Attempt: Failure]) {
        known = known.filter { .now - $0.value.at < Self.memory }
        guard let first = known.min(by: { $0.key < $1.key }) else { return self.status.report(nil, of: .httpIntake) }
        let others = known.count == 1 ? "" : " (and \(known.count - 1) more)"
        self.status.report(
            "\(first.key.path) of \(first.key.partner) failed when last tried: \(first.value.words)\(others)",
            of: .httpIntake)
    }

    /// The answer to the partner, which can do nothing about our rights at the broker and whose events are not at
    /// fault.
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
