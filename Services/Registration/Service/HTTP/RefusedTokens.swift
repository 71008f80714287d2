import Logging
import Metrics
import Synchronization

/// Counts requests whose token was refused, and logs them: never the token, and once a minute per address, so that
/// guessing does not fill the disk.
final class RefusedTokens: Sendable {
    enum Reason: String {
        case missing
        /// The token belongs to no partner or to a disabled one, or was replaced.
        case unknown
    }

    private let logger: Logger
    private let lines = Mutex(RefusalLines())

    init(logger: Logger) {
        self.logger = logger
    }

    func note(_ reason: Reason, from address: String, at now: ContinuousClock.Instant = .now) {
        Counter(label: "http.tokens_refused", dimensions: [("reason", reason.rawValue)]).increment()
        guard let line = self.lines.withLock({ $0.refused(reason, address, at: now) }) else { return }
        self.logger.warning(
            "a token was refused",
            metadata: [
                "address": "\(line.address)", "reason": "\(reason.rawValue)", "unsaid": "\(line.unlogged)",
            ])
    }
}
