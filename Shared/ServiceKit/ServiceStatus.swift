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

    private struct State {
        var phase = Phase.starting
        var day: CalendarDate?
        var expectedDay: CalendarDate?
        var problem: String?
    }

    private let state = Mutex(State())

    public init() {}

    public var phase: Phase {
        get { self.state.withLock { $0.phase } }
        set { self.state.withLock { $0.phase = newValue } }
    }

    /// A problem that does not stop the service, for `/readyz`; the service stays ready.
    public var problem: String? {
        get { self.state.withLock { $0.problem } }
        set { self.state.withLock { $0.problem = newValue } }
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
