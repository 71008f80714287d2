import Contracts
import ServiceKit
import Supervision
import Synchronization
import TestRandom

/// Draws the point at which the next start of a service is killed, until enough kills are planned.
///
/// Each start of each service gets one point and one passage; the supervisor then starts the service again with the
/// next. Every service draws from a sequence of its own, so that a seed gives it the same faults whichever service is
/// restarted first.
final class FaultPlanner: Sendable {
    private struct State {
        var generators: [ServiceName: SeededGenerator]
        var planned: [ServiceName: Int] = [:]
        var points: [String: Int] = [:]
    }

    private let limit: Int
    /// At which passage of a point that comes once a batch the service dies.
    private let passages: ClosedRange<Int>
    private let state: Mutex<State>

    init(seed: UInt64, kills limit: Int, passages: ClosedRange<Int> = 1...12) {
        self.limit = limit
        self.passages = passages
        let generators = ServiceName.allCases.enumerated().map { index, service in
            (service, SeededGenerator(seed: seed &* 1_000 &+ UInt64(index)))
        }
        self.state = Mutex(State(generators: Dictionary(uniqueKeysWithValues: generators)))
    }

    /// The number of planned faults, by service; each is one kill once the service passes its point.
    var planned: [ServiceName: Int] { self.state.withLock { $0.planned } }
    var points: [String: Int] { self.state.withLock { $0.points } }

    func environment(for service: ServiceName) -> [String: String] {
        self.state.withLock { state in
            guard state.planned.values.reduce(0, +) < self.limit, var generator = state.generators[service] else {
                return [:]
            }
            defer { state.generators[service] = generator }
            let points = FaultPoint.allCases.filter { point in
                service == .escalation || (point != .beforeNotification && point != .afterNotification)
            }
            let point = points.randomElement(using: &generator) ?? .beforeCommit
            let passage = self.passage(point, &generator)
            state.planned[service, default: 0] += 1
            state.points[point.rawValue, default: 0] += 1
            return ["DOORSTROOM_FAULT": "\(point.rawValue):\(passage)"]
        }
    }

    /// Draws at which passage of the point the service dies: the loop passes the receive points many times a second,
    /// the others once per batch.
    private func passage(_ point: FaultPoint, _ generator: inout SeededGenerator) -> Int {
        switch point {
        case .beforeReceive, .afterReceive: Int.random(in: 5...80, using: &generator)
        case .beforeNotification, .afterNotification: Int.random(in: 1...3, using: &generator)
        default: Int.random(in: self.passages, using: &generator)
        }
    }
}
