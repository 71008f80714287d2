import Contracts
import Simulation
import Vocabulary

/// A year that several tests share, with its valid events read once.
struct SampleYear {
    let simulation: Simulation
    let events: [(date: CalendarDate, event: ValidEvent, message: SimulatedMessage)]

    static let full = Result { try SampleYear(Simulation(seed: 7)) }
    static let quarter = Result { try SampleYear(Simulation(.quarter(seed: 7))) }
    static let tiny = Result { try SampleYear(Simulation(seed: 7, scale: 0.01)) }

    init(_ simulation: Simulation) {
        let validator = EventValidator(directory: .plan)
        self.simulation = simulation
        self.events = simulation.days.flatMap { day in
            day.messages.filter { $0.expected == .accepted }.compactMap { message in
                let owner = PartnerDirectory.plan[message.partner]
                guard
                    case .valid(let event) = validator.validate(
                        body: message.body, headers: message.headers, owner: owner)
                else { return nil }
                return (day.date, event, message)
            }
        }
    }

    func data<T: EventData>(_ type: T.Type) -> [T] { self.events.compactMap { $0.event.data as? T } }
}
