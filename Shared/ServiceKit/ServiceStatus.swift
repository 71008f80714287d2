import Synchronization
import Vocabulary

/// The state that a service reports at `/readyz` and to its supervisor.
public final class ServiceStatus: Sendable {
    public enum Phase: Sendable, Equatable {
        case starting
        /// A dependency is not there yet; the service keeps trying.
        case waiting(String)
        /// Another instance holds the region's lock.
        case standby
        case running
        /// Continuing would lose or double something; the text says what to do.
        case halted(String)

        public var name: String {
            switch self {
            case .starting: "starting"
            case .waiting: "waiting"
            case .standby: "standby"
            case .running: "running"
            case .halted: "halted"
            }
        }

        public var reason: String? {
            switch self {
            case .waiting(let reason), .halted(let reason): reason
            default: nil
            }
        }
    }

    /// A part of a service whose trouble does not stop the rest.
    public enum Part: Hashable, Comparable, Sendable {
        /// Follows the named stream for display only.
        case follower(String)
        case httpIntake
        case notifications
        case relay
    }

    private struct State {
        var phase = Phase.starting
        var day: CalendarDate?
        var expectedDay: CalendarDate?
        var problems: [Part: String] = [:]
    }

    private let state = Mutex(State())
    /// Receives the phases of a status that `/readyz` does not show itself.
    private let phaseChanged: (@Sendable (Phase) -> Void)?

    public convenience init() { self.init(phaseChanged: nil) }

    private init(phaseChanged: (@Sendable (Phase) -> Void)?) {
        self.phaseChanged = phaseChanged
    }

    /// A status for the follower of a stream: `/readyz` of this service shows nothing of it but that it halted.
    public func follower(of stream: String) -> ServiceStatus {
        ServiceStatus { phase in
            switch phase {
            case .halted(let reason):
                self.report(
                    "the follower of \(stream) halted, and what is shown of \(stream) is out of date: \(reason)",
                    of: .follower(stream))
            case .running, .standby: self.report(nil, of: .follower(stream))
            // A halted follower starts over every ten seconds; that alone does not make its view complete.
            case .starting, .waiting: break
            }
        }
    }

    public var phase: Phase {
        get { self.state.withLock { $0.phase } }
        set {
            self.state.withLock { $0.phase = newValue }
            self.phaseChanged?(newValue)
        }
    }

    /// The problems that do not stop the service, for `/readyz`; the service stays ready.
    public var problem: String? {
        let problems = self.state.withLock { $0.problems }
        return problems.isEmpty ? nil : problems.sorted { $0.key < $1.key }.map(\.value).joined(separator: "; ")
    }

    /// - Parameter problem: `nil` when the part works again.
    public func report(_ problem: String?, of part: Part) {
        self.state.withLock { $0.problems[part] = problem }
    }

    /// The last day whose rules this service has run.
    public var day: CalendarDate? {
        get { self.state.withLock { $0.day } }
        set { self.state.withLock { $0.day = newValue } }
    }

    /// The day that must have arrived by now, where days come from the clock.
    public var expectedDay: CalendarDate? {
        get { self.state.withLock { $0.expectedDay } }
        set { self.state.withLock { $0.expectedDay = newValue } }
    }

    /// The expected day, if this service is not a standby and has not reached it.
    public var overdueDay: CalendarDate? {
        self.state.withLock { state in
            guard state.phase != .standby, let expected = state.expectedDay else { return nil }
            return (state.day.map { $0 < expected } ?? true) ? expected : nil
        }
    }

    /// A standby is ready: waiting is its work.
    public var isReady: Bool {
        switch self.phase {
        case .running, .standby: true
        default: false
        }
    }
}
