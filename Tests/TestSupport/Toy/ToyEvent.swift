import Contracts
import JSON
import Vocabulary

/// Events whose meaning is simple: institutions that join, and contingents that refer to them.
package enum ToyEvent {
    package static let source = "urn:nld:doorstroom:beter-wonen"

    package static func joined(_ institution: String, id: String? = nil, on date: String = "2019-02-03") -> CloudEvent {
        CloudEvent(
            id: id ?? "joined-\(institution)", source: Self.source, type: EventType.institutionJoined.wireName,
            subject: institution, data: ["institutionId": .string(institution), "joinedOn": .string(date)])
    }

    package static func contingent(_ contingent: String, of institution: String, id: String? = nil) -> CloudEvent {
        CloudEvent(
            id: id ?? "contingent-\(contingent)", source: Self.source, type: EventType.contingentSet.wireName,
            subject: contingent,
            data: [
                "contingentId": .string(contingent), "institutionId": .string(institution), "year": 2019,
                "dwellings": 12,
            ])
    }

    package static func day(_ date: CalendarDate) -> CloudEvent {
        CloudEvent(
            id: "day-\(date)", source: "urn:nld:doorstroom:calendar", type: EventType.calendarDayRequested.wireName,
            subject: date.description, data: ["date": .string(date.description)])
    }
}
