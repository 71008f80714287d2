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
    private static let lifetime = Duration.seconds(600)

    private struct Failure {
        let message: String
        let at: ContinuousClock.Instant
    }

    private let failures = Mutex<[Attempt: Failure]>([:])

    init(status: ServiceStatus) {
        self.status = status
    }

    func failed(_ attempt: Attempt, _ error: any Error) {
        self.failures.withLock { failures in
            failures[attempt] = Failure(message: "\(error)", at: .now)
            self.show(&failures)
        }
    }

    func succeeded(_ attempt: Attempt) {
        self.failures.withLock { failures in
            guard !failures.isEmpty else { return }
            failures[attempt] = nil
            self.show(&failures)
        }
    }

    private func show(_ failures: inout [Attempt: Failure]) {
        failures = failures.filter { .now - $0.value.at < Self.lifetime }
        guard let first = failures.min(by: { $0.key < $1.key }) else { return self.status.report(nil, of: .httpIntake) }
        let others = failures.count == 1 ? "" : " (and \(failures.count - 1) more)"
        self.status.report(
            "\(first.key.path) of \(first.key.partner) failed when last tried: \(first.value.message)\(others)",
            of: .httpIntake)
    }

    /// The answer to the partner, which can do nothing about our rights at the broker and whose events are not at
    /// fault.
    static func answer(_ error: any Error, isSending: Bool) -> Problem {
        let again = isSending ? " Send it again later, with the same id." : " Ask again later."
        guard (error as? GatewayError)?.isOfRights == true else {
            return Problem(.serviceUnavailable, "Kafka does not answer.\(again)", retryAfter: 10)
        }
        let cannot = isSending ? "This service cannot accept events now." : "This service cannot read answers now."
        return Problem(
            .serviceUnavailable, "\(cannot) Its operators have to repair that.\(again)", retryAfter: 60)
    }
}
