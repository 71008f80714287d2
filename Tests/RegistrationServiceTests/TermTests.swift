import Contracts
import JSON
import ServiceKit
import TestData
import Testing

/// Each term is reported once, and again only after its facts have changed (REG-7, REG-10).
@Suite(.serialized, .timeLimit(.minutes(10)))
struct TermTests {
    private static func urgency(_ id: String, until: String, correcting: String? = nil) throws -> SentEvent {
        try SentEvent(
            .urgencyGranted, "u-1", from: "vierde-huis", id: id, correcting: correcting,
            [
                "urgencyId": "u-1", "kind": "URG", "category": "B", "grantedOn": "2019-01-01",
                "validUntil": .string(until),
            ])
    }

    /// Support that begins after the hotel's twelve months gives no second single offer.
    @Test(arguments: [1, 9])
    func aReachedTermIsNotSentAgain(size: Int) async throws {
        let tenancy: JSONValue = [
            "tenancyId": "t-1", "dwellingId": "d-1", "startedOn": "2018-01-01", "contractForm": "hotel",
        ]
        let support: JSONValue = [
            "supportId": "s-1", "tenancyId": "t-1", "support": ["product": "none"], "startsOn": "2019-01-02",
        ]
        let events = [
            try SentEvent(.tenancyStarted, "t-1", from: "bo-ex", id: "1", tenancy), try .day("2018-12-31"),
            try .day("2019-01-01"), try SentEvent(.supportArranged, "s-1", from: "lister", id: "2", support),
            try .day("2019-01-02"),
        ]
        let stored = try await StoredEvents(events, areExpectedNew: false) { size }
        #expect(stored.codes == [])
        #expect(stored.terms == ["announced t-1 2019-01-01", "reached t-1 2019-01-01"])
    }

    @Test(arguments: [1, 9])
    func aTermThatReturnsBetweenTwoDaysIsNotAnnouncedAgain(size: Int) async throws {
        let events = [
            try Self.urgency("1", until: "2019-01-20"), try .day("2019-01-01"),
            try Self.urgency("2", until: "2019-06-30", correcting: "1"),
            try Self.urgency("3", until: "2019-01-20", correcting: "1"), try .day("2019-01-02"),
        ]
        let stored = try await StoredEvents(events, areExpectedNew: false) { size }
        #expect(stored.codes == [] && stored.terms == ["announced u-1 2019-01-21"])
    }

    @Test(arguments: [1, 9])
    func aTermThatReturnsAfterAnotherIsAnnouncedAgain(size: Int) async throws {
        let events = [
            try Self.urgency("1", until: "2019-01-20"), try .day("2019-01-01"),
            try Self.urgency("2", until: "2019-01-25", correcting: "1"), try .day("2019-01-02"),
            try Self.urgency("3", until: "2019-01-20", correcting: "1"), try .day("2019-01-03"),
        ]
        let stored = try await StoredEvents(events, areExpectedNew: false) { size }
        #expect(stored.codes == [])
        #expect(
            stored.terms == ["announced u-1 2019-01-21", "announced u-1 2019-01-26", "announced u-1 2019-01-21"])
    }

    /// Each kind of term, announced and reached, has the same bytes as when it was recorded (see `WireTests`).
    @Test func termsAreOnTheWireAsRecorded() async throws {
        func tenancy(_ id: String, _ form: String, from day: String) throws -> SentEvent {
            try SentEvent(
                .tenancyStarted, id, from: "bo-ex", id: id,
                ["tenancyId": .string(id), "dwellingId": "d", "startedOn": .string(day), "contractForm": .string(form)])
        }
        // On the first day half of them are announced and half have been reached.
        let events = [
            try tenancy("t-1", "hotel", from: "2018-11-01"), try tenancy("t-2", "hotel", from: "2018-10-01"),
            try tenancy("t-3", "flip", from: "2018-01-01"), try tenancy("t-4", "flip", from: "2017-10-01"),
            try tenancy("t-5", "campus", from: "2015-01-01"), try tenancy("t-6", "campus", from: "2014-10-01"),
            try Self.urgency("u", until: "2019-10-05"), try .day("2019-10-01"),
        ]
        let stored = try await StoredEvents(events, areExpectedNew: false) { 9 }
        #expect(stored.codes == [])
        var examples: [String: [UInt8]] = [:]
        for type in [InternalType.termAnnounced.wireName, InternalType.termReached.wireName] {
            let messages = try stored.wire.filter { try JSONParser.parse($0)["type"]?.stringValue == type }
            let name = type.dropFirst(EventType.prefix.count).dropLast(EventType.suffix.count)
            examples.merge(try GoldenEvents.examples(of: messages, named: "\(name)/stream")) { $1 }
        }
        if Environment.current["DOORSTROOM_RECORD_WIRE"] == "yes" { try GoldenEvents.write(examples) }
        #expect(try GoldenEvents.files().filter { $0.key.hasPrefix("term.") } == examples)
        #expect(examples.count >= 3)
    }
}
