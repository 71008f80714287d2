import Contracts
import JSON
import PostgresClient
@testable import RegistrationService
import TestData
import Testing

/// A correction replaces the same facts (REG-1) in every division into batches.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct CorrectionTests {
    private static func applicationWithACorrectingChange() throws -> [SentEvent] {
        func application(
            _ type: EventType, id: String, correcting: String? = nil, _ members: [JSONMember]
        ) throws -> SentEvent {
            try SentEvent(
                type, "a-1", from: "lister", id: id, correcting: correcting,
                .object([JSONMember("applicationId", "a-1")] + members))
        }
        return [
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
    }

    /// The clock follows from the submission, even when a correcting change came right after it.
    @Test(arguments: [1, 3])
    func aCorrectingChangeKeepsTheClock(size: Int) async throws {
        let events = try Self.applicationWithACorrectingChange()
        let stored = try await StoredEvents(events, areExpectedNew: true) { size }
        #expect(stored.codes == [])
    }

    /// A value is set, set again, and the second is corrected: the correction counts (REG-11).
    @Test(arguments: [1, 3], [true, false])
    func aCorrectionOfALaterStatementCounts(size: Int, areExpectedNew: Bool) async throws {
        func target(_ id: String, _ persons: Int, correcting: String? = nil) throws -> SentEvent {
            try SentEvent(
                .statusHoldersTargeted, "t-1", from: "gemeente-utrecht", id: id, correcting: correcting,
                ["targetId": "t-1", "halfYear": "2019-I", "persons": JSONValue(persons)])
        }
        let events = [try target("1", 196), try target("2", 217), try target("3", 266, correcting: "2")]
        let stored = try await StoredEvents(events, areExpectedNew: areExpectedNew) { size }
        #expect(stored.codes == [])
        #expect(stored.statusHolders.arrayValue?.map { $0["target"]?.integerValue } == [266])
    }

    /// An ended reference can be set again, but not corrected.
    @Test func anEndedThingCanBeSetAgainButNotCorrected() async throws {
        func joined(_ id: String, correcting: String? = nil) throws -> SentEvent {
            try SentEvent(
                .institutionJoined, "lister", from: "beter-wonen", id: id, correcting: correcting,
                ["institutionId": "lister", "joinedOn": "2019-01-01"])
        }
        let left = try SentEvent(
            .institutionLeft, "lister", from: "beter-wonen", id: "2",
            ["institutionId": "lister", "leftOn": "2019-03-01", "reason": "agreement-ended"])
        let events = [
            try joined("1"), left, try joined("3", correcting: "1"), try joined("4"), try joined("5", correcting: "4"),
        ]
        let stored = try await StoredEvents(events, areExpectedNew: false) { 1 }
        #expect(
            stored.codes.count == 1 && stored.codes[0].contains("(3,,2,2,3,")
                && stored.codes[0].contains("state-already-closed"))
    }

    /// Migration 107 repairs what an earlier version stored for the same events.
    @Test func anApplicationThatLostItsClockGetsItBack() async throws {
        let events = Array(try Self.applicationWithACorrectingChange().prefix(2))
        let lost = "UPDATE registered SET document_nr = 2 WHERE kind = 'application' AND facts IS NULL"
        await #expect(throws: MissingDocumentError.self) {
            _ = try await StoredEvents(events, areExpectedNew: false) {
                2
            } change: {
                try await $0.execute(lost)
            }
        }
        let migration = try #require(RegistrationSchema.migrations.first { $0.number == 107 })
        let stored = try await StoredEvents(events, areExpectedNew: false) {
            2
        } change: { connection in
            try await connection.execute(lost)
            try await connection.execute(migration.sql)
        }
        let untouched = try await StoredEvents(events, areExpectedNew: false) { 2 }
        #expect(stored.tables == untouched.tables)
    }
}
