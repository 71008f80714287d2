import Contracts

/// What checking alone costs, on one core, without broker or database: both layers of the contract.
struct CheckBench {
    let events: Int

    func text() -> String {
        let rate = self.run().rate
        return "checking alone, one core: \(Int(rate)) events/s"
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
