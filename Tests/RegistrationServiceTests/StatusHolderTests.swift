import Contracts
import JSON
import TestData
import Testing

/// From `statusholders.targeted` to `GET /api/v1/statusholders` (REG-11).
@Suite(.serialized, .timeLimit(.minutes(10)))
struct StatusHolderTests {
    private static func target(
        _ id: String, _ half: String, _ persons: Int, carriedIn: Int? = nil
    ) throws -> SentEvent {
        let target = "status-holders-\(half)"
        return try SentEvent(
            .statusHoldersTargeted, target, from: "gemeente-utrecht", id: id,
            .object(omittingNil: [
                ("targetId", .string(target)), ("halfYear", .string(half)), ("persons", JSONValue(persons)),
                ("carriedIn", carriedIn.map { JSONValue($0) }),
            ]))
    }

    private static func housed(_ id: String, _ persons: Int, on date: String) throws -> SentEvent {
        try SentEvent(
            .allocationRecorded, id, from: "vierde-huis", id: id,
            [
                "allocationId": .string(id), "group": "status-holder", "channel": "mediation",
                "persons": JSONValue(persons), "allocatedOn": .string(date),
            ])
    }

    private static func account(_ events: [SentEvent], _ field: String) async throws -> [Int64?] {
        let stored = try await StoredEvents(events, areExpectedNew: false) { 1 }
        #expect(stored.codes == [])
        return stored.statusHolders.arrayValue?.map { $0[field]?.integerValue } ?? []
    }

    /// The plan: 159, of which 149 were left after the lead of ten, later lowered to 108.
    @Test func theTaskIsAsThePlanPrints() async throws {
        let first = try Self.target("1", "2019-I", 159, carriedIn: -10)
        #expect(try await Self.account([first], "task") == [149])
        let lowered = try Self.target("2", "2019-I", 118, carriedIn: -10)
        #expect(try await Self.account([first, lowered], "task") == [108])
        #expect(try await Self.account([first, lowered], "carriedIn") == [-10])
        // A target that is set again without the lead has none.
        let forgotten = try Self.target("3", "2019-I", 118)
        #expect(try await Self.account([first, forgotten], "task") == [118])
    }

    @Test func theAccountBeginsAtAStatedLeadOrBacklog() async throws {
        let events = [
            try Self.target("1", "2018-II", 217, carriedIn: 79), try Self.housed("a", 20, on: "2018-09-01"),
            try Self.target("2", "2019-I", 118, carriedIn: -10), try Self.housed("b", 8, on: "2019-02-01"),
            try Self.target("3", "2019-II", 118),
        ]
        #expect(try await Self.account(events, "carriedIn") == [79, -10, 100])
        #expect(try await Self.account(events, "task") == [296, 108, 218])
    }
}
