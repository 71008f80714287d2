import Contracts
import JSON
@testable import MatchingDomain
import Simulation
import Vocabulary
import YearPlay

/// A simulated year, played through the chain as the player plays it against running services.
struct PlayedYear {
    private(set) var chain = Chain()
    /// Answers that the simulation did not expect.
    private(set) var surprises: [String] = []

    private let levels: [PolicyLevel]?

    /// - Parameters:
    ///   - levels: an order of levels to use instead of the year's own.
    ///   - keepsWire: keeps every message as it is on its topic.
    ///   - afterDay: called with the chain when all messages of a day have been sent.
    init(
        _ parameters: SimulationParameters, levels: [PolicyLevel]? = nil, keepsWire: Bool = false,
        afterDay: (Chain, CalendarDate) throws -> Void = { _, _ in }
    ) throws {
        self.levels = levels
        if keepsWire { self.chain.wire = WireLog() }
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

    /// A policy with the other order of levels; other messages unchanged.
    private func ordered(_ body: [UInt8]) throws -> [UInt8] {
        guard let levels, let json = try? JSONParser.parse(body), json["data"]?["levels"] != nil else { return body }
        guard case .object(let members) = json, case .object(let data)? = json["data"] else { return body }
        let other = data.map {
            $0.name == "levels" ? JSONMember("levels", .array(levels.map { .string($0.rawValue) })) : $0
        }
        return JSONWriter.bytes(
            .object(members.map { $0.name == "data" ? JSONMember("data", .object(other)) : $0 }))
    }

    private mutating func send(_ message: SimulatedMessage) throws {
        let answer = try self.chain.send(
            try self.ordered(message.body), headers: message.headers, as: message.partner)
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
