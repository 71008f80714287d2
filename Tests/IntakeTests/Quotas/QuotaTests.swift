import Contracts
@testable import Intake
import JSON
import KafkaClient
import PostgresClient
import ServiceKit
import Synchronization
import TestSupport
import Testing
import Vocabulary

/// A partner that has used up its quota waits for the next day, and no other partner does.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct QuotaTests {
    private static func joined(_ number: Int) -> CloudEvent {
        CloudEvent(
            id: "L\(number)", source: "urn:nld:doorstroom:lister", type: EventType.institutionJoined.wireName,
            subject: "L\(number)", data: ["institutionId": .string("L\(number)"), "joinedOn": "2019-02-03"])
    }

    /// 2026-11-27, six minutes to midnight in Utrecht.
    private static let evening = 1_795_820_040

    private static func usage(_ intake: ToyIntake) async throws -> [String] {
        try await intake.installation.database.query(
            "SELECT partner, day::text, events, told FROM partner_usage ORDER BY 1, 2"
        ).map { row in
            "\(row[0].text ?? "") \(row[1].text ?? "") \(row[2].int ?? 0)\(row[3].bool == true ? " told" : "")"
        }
    }

    @Test func eventsBeyondADaysQuotaAreReadTheNextDay() async throws {
        try await ToyIntake.with { intake in
            var intake = intake
            let clock = Clock(Self.evening)
            intake.quota = DayQuota(events: 20, bytes: 1 << 20)
            intake.now = { clock.now }
            let other = intake
            try await intake.send((0..<20).map(Self.joined), as: "lister")
            try await intake.whileRunning { worker in
                try await eventually("it has used up its day") {
                    try await Self.usage(intake) == ["lister 2026-11-27 20 told"]
                }
                try await intake.send((20..<30).map(Self.joined), as: "lister")
                try await intake.send((0..<30).map { ToyEvent.joined("B\($0)") })
                try await eventually("the other goes on until it too has used up its day") {
                    try await other.feedback().filter { $0.offset >= 0 }.count == 30
                }
                #expect(worker.status.phase == .running)
            }
            // After a restart the partner still waits, and is not told twice.
            try await intake.send([ToyEvent.joined("C", id: "c")].map(\.bytes), as: "vierde-huis")
            try await intake.whileRunning { _ in
                try await eventually("a third is read") { try await !other.feedback("vierde-huis").isEmpty }
                #expect(try await other.feedback("lister").filter { $0.offset >= 0 }.count == 20)
                // Midnight.
                clock.set(Self.evening + 400)
                try await eventually("the rest is read") {
                    try await other.feedback("lister").filter { $0.offset >= 0 }.count == 30
                }
            }
            #expect(
                try await Self.usage(intake) == [
                    "beter-wonen 2026-11-27 30 told", "lister 2026-11-27 20 told", "lister 2026-11-28 10",
                    "vierde-huis 2026-11-27 1",
                ])
            let paused = try await other.feedback("lister").filter { $0.kind == "paused" }
            #expect(paused.count == 1)
            let said = try JSONParser.parse(try #require(paused.first).bytes)["data"]
            #expect(said?["day"] == "2026-11-27" && said?["resumesOn"] == "2026-11-28")
            #expect(said?["limit"]?["events"] == 20 && said?["used"]?["events"] == 20)
        }
    }

    @Test func anOperatorsIncreaseAppliesAtOnce() async throws {
        try await ToyIntake.with { intake in
            var intake = intake
            let clock = Clock(Self.evening)
            intake.quota = DayQuota(events: 5, bytes: 1 << 20)
            intake.now = { clock.now }
            let other = intake
            try await intake.send((0..<5).map(Self.joined), as: "lister")
            try await intake.whileRunning { _ in
                try await eventually("it has used up its day") {
                    try await Self.usage(intake) == ["lister 2026-11-27 5 told"]
                }
                try await intake.send((5..<8).map(Self.joined), as: "lister")
                try await intake.installation.database.withConnection { connection in
                    try await connection.transaction {
                        try QuotaStore.set(DayQuota(events: 8, bytes: 1 << 20), of: "lister", on: $0)
                    }
                }
                try await eventually("the rest is read") {
                    try await other.feedback("lister").filter { $0.offset >= 0 }.count == 8
                }
            }
            #expect(try await Self.usage(intake) == ["lister 2026-11-27 8 told"])
        }
    }

    @Test func bytesOfRejectedEventsAreKeptUpToAShare() async throws {
        try await ToyIntake.with { intake in
            var intake = intake
            intake.quota = DayQuota(events: 1_000, bytes: 16 * 2_000)
            let other = intake
            let wrong = [UInt8](repeating: UInt8(ascii: "x"), count: 600)
            // Batch after batch: bytes kept before count towards the share.
            try await intake.whileRunning { _ in
                for number in 1...5 {
                    try await intake.send([wrong], as: "lister")
                    try await eventually("it is answered") { try await other.feedback("lister").count == number }
                }
            }
            let rows = try await intake.installation.database.query(
                "SELECT payload IS NOT NULL, digest IS NOT NULL, detail LIKE '%over-quota%' FROM journal ORDER BY nr")
            #expect(rows.map { $0[0].bool == true } == [true, true, true, false, false])
            for row in rows { #expect(row[0].bool != row[1].bool && row[1].bool == row[2].bool) }
            for heard in try await other.feedback("lister") { #expect(heard.kind == "rejected") }
        }
    }

    private final class Clock: Sendable {
        private let seconds: Atomic<Int>
        init(_ seconds: Int) { self.seconds = Atomic(seconds) }
        var now: Int { self.seconds.load(ordering: .relaxed) }
        func set(_ seconds: Int) { self.seconds.store(seconds, ordering: .relaxed) }
    }
}
