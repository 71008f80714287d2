import Contracts
import Foundation

/// Measures the cost of checking alone, on one core, without broker or database: both layers of the contract.
struct CheckBench {
    let events: Int

    func text() -> String {
        "checking alone, one core: \(Int(self.run().rate)) events/s\n" + self.hostileText()
    }

    /// The highest cost of each kind of hostile event.
    private func hostileText() -> String {
        let validator = EventValidator(directory: .plan)
        let owner = PartnerDirectory.plan[BenchEvents.partner]
        let milliseconds = (0..<BenchEvents.hostileKinds).map { kind in
            let body = BenchEvents.hostile(kind).value
            let start = ContinuousClock.now
            for _ in 0..<10 { _ = validator.validate(body: body, owner: owner) }
            return (ContinuousClock.now - start) / .milliseconds(10)
        }
        return "checking one hostile event, by kind: "
            + milliseconds.map { String(format: "%.1f ms", $0) }.joined(separator: ", ")
    }

    private func run() -> Measurement {
        let validator = EventValidator(directory: .plan)
        let owner = PartnerDirectory.plan[BenchEvents.partner]
        let headers = [EventHeader("content-type", CloudEvent.structuredContentType)]
        let bodies = (0..<self.events).map { BenchEvents.event($0).bytes }
        let start = ContinuousClock.now
        let rejected = bodies.count { body in
            if case .rejected = validator.validate(body: body, headers: headers, owner: owner) { true } else { false }
        }
        let elapsed = ContinuousClock.now - start
        precondition(rejected == 0, "the benchmark's own events are rejected")
        return Measurement(events: self.events, elapsed: elapsed, wal: 0)
    }
}
