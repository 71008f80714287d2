import Contracts
import JSON
import Pipeline
import Simulation
import Testing
import Vocabulary

/// The events that partners of the played year send, as Registration publishes them.
enum PlayedYear {
    /// A small city without wrong events; the plan's own figures are not scaled.
    private static let simulation = Result { try Simulation(seed: 7, scale: 0.01, invalidShare: 0) }

    /// Events of the given types, from the first opening day through a day.
    static func events(_ types: Set<EventType>, through last: CalendarDate? = nil) throws -> [StreamEvent] {
        let messages = try Self.simulation.get().days.filter { day in last.map { day.date <= $0 } ?? true }
            .flatMap(\.messages)
        var events: [StreamEvent] = []
        for message in messages where message.expected == .accepted {
            let event = try StreamEvent(message, seq: events.count + 1)
            if let type = event.partnerType, types.contains(type) { events.append(event) }
        }
        return events
    }
}

extension StreamEvent {
    init(_ message: SimulatedMessage, seq: Int) throws {
        try self.init(JSONParser.parse(message.body), partner: message.partner, seq: seq)
    }

    /// - Parameter event: the event as the partner sent it.
    init(_ event: JSONValue, partner: String, seq: Int) throws {
        guard case .object(let members) = event else {
            throw Rejection(.notAnObject)
        }
        let all = members + [JSONMember("sequence", .string(String(seq))), JSONMember("partner", .string(partner))]
        try self.init(stream: .registration, bytes: JSONWriter.bytes(.object(all)))
    }
}

func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }
