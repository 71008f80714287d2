import Contracts
import Testing

/// What a correction takes the place of (REG-1), however the events fall into batches.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct CorrectionTests {
    private static func sent(
        _ type: EventType, _ subject: String, from partner: String, id: String, correcting: String? = nil,
        _ data: JSONValue
    ) throws -> SentEvent {
        let owner = try #require(PartnerDirectory.plan[partner])
        let extensions = correcting.map { [JSONMember("corrects", .string($0))] } ?? []
        return SentEvent(
            event: CloudEvent(
                id: id, source: owner.source, type: type.wireName, subject: subject, extensions: extensions, data: data),
            owner: owner)
    }

    private static func codes(_ stored: StoredEvents) -> [String] {
        stored.tables.filter { $0.contains("\"\"code\"\"") }
    }

    /// The clock follows from what was submitted, also when a change that corrects something came right behind it.
    @Test(arguments: [1, 3])
    func aChangeThatCorrectsLeavesTheClock(size: Int) async throws {
        func application(
            _ type: EventType, id: String, correcting: String? = nil, _ members: [JSONMember]
        ) throws -> SentEvent {
            try Self.sent(
                type, "a-1", from: "lister", id: id, correcting: correcting,
                .object([JSONMember("applicationId", "a-1")] + members))
        }
        let events = [
            try application(
                .applicationSubmitted, id: "1",
                [
                    JSONMember("group", "mo-bw"), JSONMember("route", "outflow"),
                    JSONMember("household", ["adults": 1]), JSONMember("maximumRentCents", 60_000),
                    JSONMember("profile", ["kinds": ["apartment"]]), JSONMember("support", ["product": "none"]),
                    JSONMember("waitingSince", "2019-01-02"),
                ]),
            try application(
                .applicationChanged, id: "2", correcting: "1",
                [JSONMember("reason", "correction"), JSONMember("maximumRentCents", 61_000)]),
            try application(
                .applicationPaused, id: "3",
                [JSONMember("pausedOn", "2019-02-01"), JSONMember("reason", "admission")]),
            try application(.applicationResumed, id: "4", [JSONMember("resumedOn", "2019-02-11")]),
        ]
        let stored = try await StoredEvents(events, areExpectedNew: true) { size }
        #expect(Self.codes(stored) == [])
    }

    /// Set, set again, and the second corrected: the correction counts (REG-11).
    @Test(arguments: [1, 3], [true, false])
    func aCorrectionOfWhatWasSetAgainCounts(size: Int, areExpectedNew: Bool) async throws {
        func target(_ id: String, _ persons: Int, correcting: String? = nil) throws -> SentEvent {
            try Self.sent(
                .statusHoldersTargeted, "t-1", from: "gemeente-utrecht", id: id, correcting: correcting,
                ["targetId": "t-1", "halfYear": "2019-I", "persons": JSONValue(persons)])
        }
        let events = [try target("1", 196), try target("2", 217), try target("3", 266, correcting: "2")]
        let stored = try await StoredEvents(events, areExpectedNew: areExpectedNew) { size }
        #expect(Self.codes(stored) == [])
        #expect(stored.statusHolders.arrayValue?.map { $0["target"]?.integerValue } == [266])
    }
}
