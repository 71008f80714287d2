import Contracts
@testable import MatchingDomain
import Operation
import Simulation
import Vocabulary

/// A simulated year, played through the chain as the player plays it against running services.
struct PlayedYear {
    private(set) var chain = Chain()
    /// Answers other than the simulation expected.
    private(set) var surprises: [String] = []

    /// - Parameter afterDay: looks at the chain when all messages of a day are in.
    init(_ parameters: SimulationParameters, afterDay: (Chain, CalendarDate) throws -> Void = { _, _ in }) throws {
        let simulation = try Simulation(parameters)
        let partners = AnsweringPartners(simulation)
        for day in simulation.days {
            try self.chain.days(to: day.date.description)
            let answers = partners.answers(
                on: day.date, presentations: try self.chain.documents(.presentations),
                placements: try self.chain.documents(.placements), proposals: try self.chain.documents(.proposals))
            let acknowledgements = partners.acknowledgements(
                on: day.date, alerts: try self.chain.documents(.alerts))
            for messages in [day.messages, answers, acknowledgements] {
                let byPartner = Dictionary(grouping: messages, by: \.partner)
                for partner in byPartner.keys.sorted() {
                    for message in byPartner[partner] ?? [] { try self.send(message) }
                }
            }
            try afterDay(self.chain, day.date)
        }
    }

    private mutating func send(_ message: SimulatedMessage) throws {
        let answer = try self.chain.send(message.body, headers: message.headers, as: message.partner)
        let isExpected =
            switch message.expected {
            case .accepted: answer.isAccepted
            case .duplicate: answer == .duplicate
            case .rejected(let code, _): answer.code == code
            }
        if !isExpected, answer != .duplicate {
            self.surprises.append("\(message.partner): expected \(message.expected), got \(answer)")
        }
    }
}
