import Contracts
import KafkaClient
@testable import Pipeline
import PostgresClient
import ServiceKit
import TestRandom
import TestSupport
import Testing

/// Only one instance works at a time, whatever happens to it.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct TakeOverTests {
    /// Checks the end state: every event once, without gaps, and relay repeats that are the same to the byte.
    private static func check(_ intake: ToyIntake, _ events: [CloudEvent]) async throws {
        let stream = try await intake.installation.broker.records(intake.installation.topics.stream(.registration))
        var bytes: [Int64: [UInt8]] = [:]
        for record in stream {
            let event = try StreamEvent(stream: .registration, bytes: record.value)
            if let before = bytes[event.seq] {
                #expect(before == record.value)
            } else {
                #expect(event.seq == Int64(bytes.count) + 1)
                bytes[event.seq] = record.value
            }
        }
        #expect(bytes.count == events.count)
        #expect(try await intake.effects() == Set(events.map(\.id)))
        let feedback = try await intake.feedback()
        #expect(feedback.map(\.summary) == events.indices.map { "\($0) accepted" })
        let ledger = try await intake.installation.ledger()
        #expect(ledger.isBalanced && ledger.accepted == Int64(events.count))
    }

    @Test func restartsNeitherLoseNorRepeatEvents() async throws {
        try await ToyIntake.with { intake in
            let events = (0..<240).map { ToyEvent.joined("I\($0)") }
            var generator = SeededGenerator(seed: 2019)
            var sent = 0
            while sent < events.count {
                let worker = try intake.start()
                for _ in 0..<2 where sent < events.count {
                    let count = min(events.count - sent, Int.random(in: 10...30, using: &generator))
                    try await intake.send(Array(events[sent..<sent + count]))
                    sent += count
                }
                // Stop the worker somewhere in the middle of its work.
                try await worker.reaches("running")
                let target = Int64.random(in: 0...Int64(sent), using: &generator)
                try await eventually("some are read") { try await intake.installation.ledger().read >= target }
                await worker.stop()
            }
            try await intake.whileRunning { _ in
                try await intake.installation.settled(read: Int64(events.count))
            }
            try await Self.check(intake, events)
        }
    }

    @Test func aSecondInstanceStandsByAndTakesOver() async throws {
        try await ToyIntake.with { intake in
            let events = (0..<20).map { ToyEvent.joined("I\($0)") }
            let first = try intake.start()
            try await first.reaches("running")
            let second = try intake.start()
            try await second.reaches("standby")
            #expect(second.status.isReady)
            try await intake.send(Array(events.prefix(10)))
            try await intake.installation.settled(read: 10)
            #expect(second.status.phase == .standby)
            await first.stop()
            try await intake.send(Array(events.dropFirst(10)))
            try await second.reaches("running")
            try await intake.installation.settled(read: 20)
            await second.stop()
            try await Self.check(intake, events)
        }
    }

    @Test func anInstanceThatLosesItsLockLetsGo() async throws {
        try await ToyIntake.with { intake in
            let events = (0..<20).map { ToyEvent.joined("I\($0)") }
            let first = try intake.start()
            try await first.reaches("running")
            let second = try intake.start()
            try await second.reaches("standby")
            try await intake.send(Array(events.prefix(10)))
            try await intake.installation.settled(read: 10)
            // Only the holder of the lock loses its connection.
            try await intake.installation.database.query(
                """
                SELECT pg_terminate_backend(pid) FROM pg_locks
                WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                """)
            try await second.reaches("running")
            try await intake.send(Array(events.dropFirst(10)))
            try await first.reaches("standby")
            try await intake.installation.settled(read: 20)
            await first.stop()
            await second.stop()
            try await Self.check(intake, events)
        }
    }

    @Test(arguments: [
        "UPDATE region SET term = term + 1",
        "UPDATE input SET epoch = epoch + 1",
    ])
    func anInstanceStartsOverWhenItsRowsChange(change: String) async throws {
        try await ToyIntake.with { intake in
            let events = (0..<20).map { ToyEvent.joined("I\($0)") }
            try await intake.send(Array(events.prefix(10)))
            try await intake.whileRunning { _ in
                try await intake.installation.settled(read: 10)
                let before = try await intake.installation.database.query("SELECT term FROM region").first?[0].int ?? 0
                try await intake.installation.database.query(change)
                try await intake.send(Array(events.dropFirst(10)))
                try await intake.installation.settled(read: 20)
                let after = try await intake.installation.database.query("SELECT term FROM region").first?[0].int ?? 0
                #expect(after > before)
            }
            try await Self.check(intake, events)
        }
    }

    @Test func anOffsetMovedByAnotherIsNotOverwritten() async throws {
        try await ToyIntake.with { intake in
            let events = (0..<20).map { ToyEvent.joined("I\($0)") }
            try await intake.send(Array(events.prefix(10)))
            try await intake.whileRunning { _ in
                try await intake.installation.settled(read: 10)
                // Simulates another instance that consumed the next record: ours must not consume it again.
                try await intake.installation.database.query(
                    "UPDATE input SET next_offset = 11, last_offset = NULL, last_digest = NULL WHERE topic LIKE '%beter-wonen'"
                )
                try await intake.send(Array(events.dropFirst(10)))
                try await intake.installation.settled(read: 19)
            }
            #expect(try await intake.effects() == Set(events.map(\.id)).subtracting([events[10].id]))
        }
    }
}
