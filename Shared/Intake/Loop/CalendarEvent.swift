import Contracts
import JSON
import Pipeline

/// An event of the calendar, not of a partner.
public struct CalendarEvent: Sendable, Equatable {
    public let type: InternalType
    public let subject: String
    /// Unique among the events of its type on its day. The id is derived from it, so that a repeat is the same event.
    public let name: String
    public let data: JSONValue

    public init(_ type: InternalType, subject: String, name: String, data: some InternalData) {
        self.type = type
        self.subject = subject
        self.name = name
        self.data = data.json
    }

    func row(region: String) -> JournalRow {
        let event = CloudEvent(
            id: Identifiers.uuid(self.type.wireName, region, self.name), source: ServiceName.registration.source,
            type: self.type.wireName, subject: self.subject, extensions: [JSONMember("region", .string(region))],
            data: self.data)
        return JournalRow(verdict: .day, key: self.subject, payload: event.bytes)
    }
}
