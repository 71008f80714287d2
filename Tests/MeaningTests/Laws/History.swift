import Contracts
import Pipeline
import Simulation
import TestData
import TestSupport
import Vocabulary

/// The services' input in the course of a story, recorded once and replayed in each test.
struct History: Sendable {
    let name: String
    let steps: [ServiceName: [ProcessorStep]]

    /// A small city's year, with the answers of partners and team members.
    static func year(seed: UInt64) throws -> History {
        let year = try PlayedYear(SimulationParameters(seed: seed, scale: 0.05))
        return History(name: "year \(seed)", steps: year.chain.steps)
    }

    /// Partners that send arbitrary events about the same few clients and dwellings.
    static func meeting(seed: UInt64) throws -> History {
        var chain = Chain()
        var partners = RandomPartners(seed: seed)
        try chain.days(to: "2019-08-01")
        try chain.open(candidates: 2, opens: "2019-08-01", closes: "2019-09-20")
        for number in 0..<60 {
            try partners.send(1...4, to: &chain)
            try chain.days(to: CalendarDate(dayNumber: (chain.day?.dayNumber ?? 0) + 1).description)
            if number == 30 { try chain.open("r3", opens: "2019-09-01", closes: "2019-09-25") }
        }
        return History(name: "meeting \(seed)", steps: chain.steps)
    }

    /// Events of every type that Registration accepted.
    static func everyType(seed: UInt64) throws -> History {
        var chain = Chain()
        var life = RandomLife(seed: seed)
        for sent in try life.events(1_500) { try chain.send(sent.event.bytes, as: sent.owner.id) }
        return History(name: "every type \(seed)", steps: chain.steps)
    }

    func steps(of service: ServiceName) -> [ProcessorStep] { self.steps[service] ?? [] }

    /// Escalation's steps when the canonical stream runs ahead of Monitoring's: no barrier holds it back.
    ///
    /// - Parameter days: the number of days ahead.
    func escalation(canonicalAhead days: Int) -> [ProcessorStep] {
        let steps = self.steps(of: .escalation)
        var canonical: [(StreamEvent, CalendarDate?)] = []
        for case .event(let event, let day) in steps where event.stream == .registration {
            canonical.append((event, day))
        }
        var waiting = canonical[...]
        var result: [ProcessorStep] = []
        for step in steps {
            switch step {
            case .event(let event, _) where event.stream == .registration: continue
            case .event: result.append(step)
            case .day(let day):
                // A day includes the events of the day before, and those that run ahead.
                let last = day.adding(days: days - 1)
                while let (event, on) = waiting.first, on.map({ $0 <= last }) ?? true {
                    result.append(.event(event, day: on))
                    waiting.removeFirst()
                }
                result.append(step)
            }
        }
        return result + waiting.map { .event($0, day: $1) }
    }
}
