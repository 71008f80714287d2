import Contracts
import JSON

/// An event and the partner on whose topic it arrives.
public struct SentEvent: Sendable {
    public let event: CloudEvent
    public let owner: Partner

    public init(event: CloudEvent, owner: Partner) {
        self.event = event
        self.owner = owner
    }

    /// - Parameter partner: a partner of the plan.
    /// - Throws: `UnknownPartner` for any other partner.
    public init(
        _ type: EventType, _ subject: String, from partner: String, id: String, correcting: String? = nil,
        _ data: JSONValue
    ) throws(UnknownPartner) {
        guard let owner = PartnerDirectory.plan[partner] else { throw UnknownPartner(partner: partner) }
        self.owner = owner
        self.event = CloudEvent(
            id: id, source: owner.source, type: type.wireName, subject: subject,
            extensions: correcting.map { [JSONMember("corrects", .string($0))] } ?? [], data: data)
    }

    public static func day(_ date: String, id: String? = nil) throws(UnknownPartner) -> SentEvent {
        try SentEvent(.calendarDayRequested, date, from: "calendar", id: id ?? date, ["date": .string(date)])
    }

    public var isDay: Bool { self.event.type == EventType.calendarDayRequested.wireName }

    public struct UnknownPartner: Error {
        let partner: String
    }
}
