import ServiceKit
import Synchronization

/// Decides whether one life of a region works: it has committed, or everything is readable and nothing arrives.
///
/// After a life that failed, a connection proves nothing: a full database accepts connections and refuses writes.
package final class RegionReadiness: Sendable {
    /// A quiet period of this length proves as much as a commit.
    private static let quiet = Duration.seconds(1)

    private struct State {
        var isProven = false
        var quietSince: ContinuousClock.Instant?
    }

    private let status: ServiceStatus
    private let mustProve: Bool
    private let state = Mutex(State())

    /// - Parameter mustProve: whether the life before this one failed.
    init(_ status: ServiceStatus, mustProve: Bool) {
        self.status = status
        self.mustProve = mustProve
    }

    var isProven: Bool { self.state.withLock { $0.isProven } }

    package func committed() {
        self.state.withLock {
            $0.isProven = true
            $0.quietSince = nil
        }
        self.status.phase = .running
    }

    /// Everything is readable, and nothing arrived.
    func idle() {
        let now = ContinuousClock.now
        let isProven = self.state.withLock { state in
            let since = state.quietSince ?? now
            state.quietSince = since
            if !self.mustProve || now - since >= Self.quiet { state.isProven = true }
            return state.isProven
        }
        if isProven { self.status.phase = .running }
    }

    /// Work cannot go on, for example because no broker answers.
    func blocked(_ reason: String) {
        self.state.withLock { $0.quietSince = nil }
        self.status.phase = .waiting(reason)
    }
}
