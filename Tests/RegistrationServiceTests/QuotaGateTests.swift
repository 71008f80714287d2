import Contracts
import HTTPTypes
import Messaging
import PostgresClient
@testable import RegistrationService
import Synchronization
import TestSupport
import Testing
import Vocabulary

/// What is left at the door, by a clock that is moved.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct QuotaGateTests {
    private static let partner = Partner(id: "lister", kind: .institution, name: "Lister")
    /// 2026-11-27, six minutes to midnight in Utrecht.
    private static let evening = 1_795_820_040

    private static func refusal(_ gate: QuotaGate, _ events: Int64) -> String? {
        do {
            try gate.require(DayUsage(events: events, bytes: 1), of: Self.partner)
            return nil
        } catch {
            return (error as? Problem)?.headers[.retryAfter]
        }
    }

    @Test func whatIsSentCountsUntilItIsStored() async throws {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { connection in
                _ = try await Migrator(MessagingSchema.migrations + RegistrationSchema.migrations).migrate(connection)
                let clock = Atomic(Self.evening)
                let gate = QuotaGate(DayQuota(events: 100, bytes: 1_000)) { clock.load(ordering: .relaxed) }
                func read() async throws { try await connection.transaction { try gate.read(on: $0) } }
                try await read()
                gate.sent(DayUsage(events: 60, bytes: 10), by: Self.partner)
                #expect(
                    gate.fields(for: Self.partner)[.rateLimit]?.hasPrefix(#""events";r=40;t=360, "bytes";r=990;"#)
                        == true)
                #expect(Self.refusal(gate, 40) == nil)
                #expect(Self.refusal(gate, 41) == "10", "what was sent may be counted twice: it is soon known")
                #expect(Self.refusal(gate, 101) == "360", "it never fits today")
                try await connection.query(
                    "INSERT INTO partner_usage VALUES ('lister', '2026-11-27', 60, 10, 0)")
                try await read()
                #expect(Self.refusal(gate, 1) == "10")
                try await read()
                #expect(Self.refusal(gate, 40) == nil)
                #expect(Self.refusal(gate, 41) == "360")
                clock.store(Self.evening + 360, ordering: .relaxed)
                #expect(Self.refusal(gate, 100) == nil, "another day, before it is read")
                try await read()
                #expect(Self.refusal(gate, 100) == nil && Self.refusal(gate, 101) == "86400")
                let calendar = Partner(id: "calendar", kind: .calendar, name: "Kalender")
                try gate.require(DayUsage(events: 1_000, bytes: 1), of: calendar)
                #expect(gate.fields(for: calendar).isEmpty)
            }
        }
    }
}
