import Contracts
import HTTPTypes
@testable import Intake
@testable import Pipeline
import PostgresClient
import ServiceKit
@testable import RegistrationService
import Synchronization
import TestSupport
import Testing
import Vocabulary

/// The remaining quota at the HTTP door, with a clock that the test moves.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct QuotaGateTests {
    private static let partner = Partner(id: "lister", kind: .institution, name: "Lister")
    /// 2026-11-27, six minutes to midnight in Utrecht.
    private static let evening = 1_795_820_040

    private static func problem(_ gate: QuotaGate, _ events: Int64) async -> Problem? {
        do {
            let reservation = try gate.reserve(DayUsage(events: events, bytes: 1), of: Self.partner)
            await Self.end(reservation, gate, preparing: Failure())
            return nil
        } catch {
            return error as? Problem
        }
    }

    private struct Failure: Error {}

    private static func refusal(_ gate: QuotaGate, _ events: Int64) async -> String? {
        await Self.problem(gate, events)?.headers[.retryAfter]
    }

    private static func end(
        _ reservation: QuotaReservation, _ gate: QuotaGate, preparing early: (any Error)? = nil,
        sending late: (any Error)? = nil
    ) async {
        try? await gate.settle(reservation) {
            if let early { throw early }
        } send: { _ in
            if let late { throw late }
        }
    }

    private static func send(
        _ gate: QuotaGate, _ events: Int64, preparing early: (any Error)? = nil, sending late: (any Error)? = nil
    ) async throws {
        let reservation = try gate.reserve(DayUsage(events: events, bytes: events), of: Self.partner)
        await Self.end(reservation, gate, preparing: early, sending: late)
    }

    private static func left(_ gate: QuotaGate) -> String? {
        gate.headerFields(for: Self.partner)[.rateLimit].map { String($0.prefix { $0 != "," }) }
    }

    private struct Door {
        let gate: QuotaGate
        let clock: Clock
        let connection: PostgresConnection

        func read() async throws { try await self.connection.transaction { try self.gate.read(on: $0) } }

        func store(_ events: Int, day: String = "2026-11-27") async throws {
            try await self.connection.query(
                """
                INSERT INTO partner_usage VALUES ('lister', $1::date, $2, $2, 0)
                ON CONFLICT (partner, day) DO UPDATE SET events = excluded.events, bytes = excluded.bytes
                """, [.text(day), .int(Int64(events))])
        }
    }

    private final class Clock: Sendable {
        let seconds = Atomic(QuotaGateTests.evening)
    }

    /// A quota of 100 events.
    private static func withDoor(_ body: @Sendable (Door) async throws -> Void) async throws {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { connection in
                _ = try await Migrator(PipelineSchema.migrations + RegistrationSchema.migrations).migrate(connection)
                let clock = Clock()
                let gate = QuotaGate(DayQuota(events: 100, bytes: 1_000)) { clock.seconds.load(ordering: .relaxed) }
                let door = Door(gate: gate, clock: clock, connection: connection)
                try await door.read()
                try await body(door)
            }
        }
    }

    @Test func sentUsageCountsUntilItIsStored() async throws {
        try await Self.withDoor { door in
            let gate = door.gate
            try await Self.send(gate, 60)
            #expect(
                gate.headerFields(for: Self.partner)[.rateLimit] == #""events";r=40;t=360, "bytes";r=940;t=360"#)
            // The region has stopped: events that it has not stored count as used all the same.
            for _ in 0..<3 { try await door.read() }
            #expect(Self.left(gate) == #""events";r=40;t=360"#)
            #expect(await Self.refusal(gate, 40) == nil)
            #expect(await Self.refusal(gate, 41) == "360")
            // A part is stored, then the rest, then events from Kafka: each counts once.
            for (stored, left) in [(25, 40), (60, 40), (70, 30)] {
                try await door.store(stored)
                try await door.read()
                #expect(Self.left(gate) == #""events";r=\#(left);t=360"#)
            }
        }
    }

    @Test func anotherDayBeginsWithoutUsage() async throws {
        try await Self.withDoor { door in
            let gate = door.gate
            try await Self.send(gate, 60)
            let late = try gate.reserve(DayUsage(events: 40, bytes: 1), of: Self.partner)
            door.clock.seconds.store(Self.evening + 360, ordering: .relaxed)
            #expect(await Self.refusal(gate, 100) == nil, "another day, before it is read")
            try await Self.send(gate, 30)
            await Self.end(late, gate, preparing: Failure())
            #expect(Self.left(gate) == #""events";r=70;t=86400"#, "what an earlier day gives back is not this day's")
            try await door.store(100)
            try await door.store(30, day: "2026-11-28")
            try await door.read()
            #expect(Self.left(gate) == #""events";r=70;t=86400"#)
            #expect(await Self.refusal(gate, 71) == "86400")
            let calendar = Partner(id: "calendar", kind: .calendar, name: "Kalender")
            _ = try gate.reserve(DayUsage(events: 1_000, bytes: 1), of: calendar)
            #expect(gate.headerFields(for: calendar).isEmpty)
        }
    }

    /// Eight simultaneous requests of 20 exceed the quota: those that are admitted fit.
    @Test func requestsAtATimeSeeEachOther() async throws {
        let gate = QuotaGate(DayQuota(events: 100, bytes: 1_000)) { Self.evening }
        let reservations = (0..<8).compactMap { _ in
            try? gate.reserve(DayUsage(events: 20, bytes: 1), of: Self.partner)
        }
        #expect(reservations.count == 5)
        #expect(await Self.refusal(gate, 1) == "10", "one of them may give back what it has")
        let first = try #require(reservations.first)
        await Self.end(first, gate, preparing: Failure())
        #expect(await Self.refusal(gate, 20) == nil)
        for reservation in reservations.dropFirst() { await Self.end(reservation, gate) }
        #expect(await Self.refusal(gate, 21) == "360")
    }

    @Test func messagesThatMayBeOnTheTopicAreCharged() async throws {
        let gate = QuotaGate(DayQuota(events: 100, bytes: 1_000)) { Self.evening }
        try await Self.send(gate, 10, preparing: GatewayError("no answer"))
        try await Self.send(gate, 10, preparing: CancellationError())
        try await Self.send(gate, 10, sending: UnreadError(description: "no room", isSent: false))
        #expect(Self.left(gate) == #""events";r=100;t=360"#)
        try await Self.send(gate, 10, sending: UnreadError(description: "not read", isSent: true))
        try await Self.send(gate, 20, sending: GatewayError("timed out"))
        #expect(Self.left(gate) == #""events";r=70;t=360"#)
    }

    @Test func aRequestLargerThanADayGetsNoRetryTime() async throws {
        let gate = QuotaGate(DayQuota(events: 100, bytes: 1_000)) { Self.evening }
        try await Self.send(gate, 50)
        let problem = await Self.problem(gate, 101)
        #expect(problem?.status == .contentTooLarge && problem?.headers[.retryAfter] == nil)
        #expect(problem?.detail.contains("larger than a whole day's quota: it has 101 events") == true)
        #expect(await Self.problem(gate, 100)?.status == .tooManyRequests)
    }
}
