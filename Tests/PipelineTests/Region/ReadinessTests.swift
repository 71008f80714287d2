import Contracts
@testable import Pipeline
import PostgresClient
import ServiceKit
import TestSupport
import Testing
import Vocabulary

/// A service that commits is ready.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct ReadinessTests {
    /// A full database accepts connections and stores nothing.
    @Test func aFullDatabaseIsNotReadyAndIsAskedLessAndLess() async throws {
        try await ToyIntake.with { intake in
            try await intake.send([ToyEvent.joined("A")])
            try await intake.whileRunning { _ in try await intake.installation.settled(read: 1) }
            try await intake.installation.database.query(
                """
                CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$
                """)
            try await intake.installation.database.query(
                "CREATE TRIGGER full_disk BEFORE INSERT ON journal EXECUTE FUNCTION full_disk()")
            try await intake.send([ToyEvent.joined("B")])
            try await intake.whileRunning { worker in
                // At the start the worker also waits, for the broker.
                try await eventually("it says why") {
                    worker.status.phase.reason?.contains("No space left") == true
                }
                let terms = try await Self.term(intake)
                for _ in 0..<60 {
                    #expect(!worker.status.isReady, "\(worker.status.phase)")
                    try await Task.sleep(for: .milliseconds(50))
                }
                // 50, 100, 200 … milliseconds: not five times a second.
                #expect(try await Self.term(intake) - terms <= 6)
                try await intake.installation.database.query("DROP TRIGGER full_disk ON journal")
                try await intake.installation.settled(read: 2)
                try await worker.reaches("running")
            }
        }
    }

    private static func term(_ intake: ToyIntake) async throws -> Int64 {
        try await intake.installation.database.query("SELECT term FROM region").first?[0].int ?? 0
    }

    /// A stopped process keeps its session and with it the lock; the standby ends that session.
    @Test func aHolderThatShowsNoSignOfLifeIsTakenOver() async throws {
        try await ToyIntake.with { intake in
            try await intake.installation.database.withConnection { frozen in
                let region = try #require(try await frozen.transaction { try RegionStore.acquire("utrecht", on: $0) })
                try await frozen.transaction { try HeartbeatStore.record(region, on: $0) }
                try await intake.whileRunning { worker in
                    try await worker.reaches("standby")
                    // A holder that shows signs of life is left alone.
                    for _ in 0..<6 {
                        try await Task.sleep(for: .seconds(2))
                        try await frozen.transaction { try HeartbeatStore.record(region, on: $0) }
                        #expect(worker.status.phase == .standby)
                    }
                    try await worker.reaches("running")
                    try await intake.send([ToyEvent.joined("A")])
                    try await intake.installation.settled(read: 1)
                    // The stopped process wakes and finds its session gone.
                    await #expect(throws: PostgresError.self) {
                        try await frozen.transaction { try RegionStore.publish(upTo: 99, region: region, on: $0) }
                    }
                }
                #expect(try await Self.term(intake) > region.term)
            }
        }
    }

    /// A working holder shows signs of life on its own, and is not ended.
    @Test func aHolderThatWorksIsLeftAlone() async throws {
        try await ToyIntake.with { intake in
            let first = try intake.start()
            try await first.reaches("running")
            let second = try intake.start()
            try await second.reaches("standby")
            try await Task.sleep(for: .seconds(13))
            #expect(first.status.phase == .running && second.status.phase == .standby)
            await second.stop()
            await first.stop()
        }
    }
}
