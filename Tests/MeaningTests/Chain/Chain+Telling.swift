import Contracts
import Foundation
import JSON
@testable import MatchingDomain
import Vocabulary

/// Short ways to send partners' events: the contract's own sample of a type, with the changes of the test.
extension Chain {
    /// - Parameters:
    ///   - subject: the event's own reference, which is also put into the data.
    ///   - changes: members of the data to set; `null` removes the sample's member.
    @discardableResult
    mutating func tell(
        _ type: EventType, _ subject: String, from partner: String, _ changes: [String: JSONValue] = [:],
        id: String? = nil, correcting corrected: String? = nil
    ) throws -> Answer {
        var members = try Self.sample(type)
        var changes = changes
        changes[type.form.fields[0].name] = .string(subject)
        for (name, value) in changes.sorted(by: { $0.key < $1.key }) {
            members.removeAll { $0.name == name }
            if value != .null { members.append(JSONMember(name, value)) }
        }
        self.events += 1
        let event = CloudEvent(
            id: id ?? "event-\(self.events)", source: PartnerDirectory.plan[partner]?.source ?? partner,
            type: type.wireName, subject: subject,
            extensions: corrected.map { [JSONMember("corrects", .string($0))] } ?? [], data: .object(members))
        return try self.send(event.bytes, as: partner)
    }

    /// The valid sample of the contract.
    static func sample(_ type: EventType) throws -> [JSONMember] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("docs/contract/samples/\(type.rawValue).valid.json")
        guard case .object(let members)? = try JSONParser.parse([UInt8](Data(contentsOf: file)))["data"] else {
            throw MissingSampleError(type: type)
        }
        return members
    }

    /// Runs the days up to and including this one; the first call starts the calendar on its day.
    mutating func days(to text: String) throws {
        guard let last = CalendarDate(text) else { throw NoDayError(text: text) }
        var next = self.day?.adding(days: 1) ?? last
        while next <= last {
            try self.tell(.calendarDayRequested, next.description, from: "calendar")
            next = next.adding(days: 1)
        }
    }

    struct MissingSampleError: Error { let type: EventType }
    struct NoDayError: Error { let text: String }

    // MARK: Beginnings of stories

    /// A client for whom every dwelling is suitable, unless the story says otherwise.
    @discardableResult
    mutating func apply(
        _ id: String, from institution: String = "lister", since: String = "2019-01-01",
        _ changes: [String: JSONValue] = [:]
    ) throws -> Answer {
        let easy: [String: JSONValue] = [
            "group": "mo-bw", "route": "outflow", "household": ["adults": 1], "birthYears": ["from": 1970, "to": 1974],
            "maximumRentCents": 72_000,
            "profile": ["kinds": ["apartment", "upstairs", "downstairs", "house", "studio"]],
            "support": ["product": "individual-guidance"], "urgency": .null, "waitingSince": .string(since),
            "readyFrom": .string(since), "category": .null, "veraGroup": .null,
        ]
        return try self.tell(.applicationSubmitted, id, from: institution, easy.merging(changes) { $1 })
    }

    /// A dwelling that is suitable for every client.
    @discardableResult
    mutating func nominate(
        _ id: String, round: String = "r1", from corporation: String = "mitros", _ changes: [String: JSONValue] = [:]
    ) throws -> Answer {
        let easy: [String: JSONValue] = [
            "roundId": .string(round), "district": "WK034407", "complexId": .null, "entranceId": .null,
            "rooms": 3, "rentCents": 60_000, "kind": "apartment", "floor": 0, "stepFree": true, "wheelchair": false,
            "contractForm": "own", "availableFrom": "2019-08-01", "availableUntil": .null, "concept": .null,
            "peakOnly": .null, "support": .null, "reservedFor": .null, "supplyId": .null, "complexUnits": .null,
            "streetId": .null,
        ]
        return try self.tell(.dwellingNominated, id, from: corporation, easy.merging(changes) { $1 })
    }

    /// A policy that presents at once, a size, and an open round.
    mutating func open(
        _ round: String = "r1", candidates: Int = 1, opens: String = "2019-08-01", closes: String = "2019-09-30",
        quarter: String = "2019-Q3"
    ) throws {
        if self.matching.policies.count == 0 {
            try self.tell(
                .policySet, "policy", from: "gemeente-utrecht",
                [
                    "version": 1, "validFrom": "2019-01-01", "candidatesPerDwelling": JSONValue(candidates),
                    "responseDays": 14, "inflowSharePercent": 20, "confirmation": "automatic", "levels": .null,
                    "declines": .null, "refusals": .null, "limits": .null, "commitments": .null,
                    "complexCapPercent": .null, "complexCapCorporations": .null, "entranceCap": .null,
                    "suitability": .null,
                ])
            try self.tell(
                .corporationSized, "mitros", from: "gemeente-utrecht", ["dwellings": 18_600, "asOf": "2018-01-01"])
        }
        try self.tell(
            .roundOpened, round, from: "vierde-huis",
            [
                "quarter": .string(quarter), "opensOn": .string(opens), "closesOn": .string(closes), "dwellings": 10,
            ])
    }
}
