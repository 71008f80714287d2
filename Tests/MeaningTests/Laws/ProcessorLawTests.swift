import Contracts
import EscalationDomain
@testable import EscalationService
@testable import MatchingService
@testable import MonitoringService
import Messaging
import TestSupport
import Testing

/// Every service that follows a stream keeps the same laws, over recorded and random histories. Registration's judge keeps
/// them batch by batch: `BatchTests`.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct ProcessorLawTests {
    private static let matching = ProcessorLaws(
        processor: MatchingProcessor(), migrations: MatchingSchema.migrations)
    private static let monitoring = ProcessorLaws(
        processor: MonitoringProcessor(), migrations: MonitoringProgram.migrations)
    private static let escalation = ProcessorLaws(
        processor: EscalationProcessor(), migrations: EscalationProgram.migrations,
        records: { StateTables.rows(of: $0) + ($0.domain.snapshot.waiting.map { "waiting \($0)" }) })

    @Test func aRecordedYear() async throws {
        let history = try History.year(seed: 7)
        let matching = try await Self.matching.check(history.steps(of: .matching), seed: 1)
        let monitoring = try await Self.monitoring.check(history.steps(of: .monitoring), seed: 2)
        let escalation = try await Self.escalation.check(history.steps(of: .escalation), seed: 3)
        print(matching, monitoring, escalation)
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func partnersThatMeet(seed: UInt64) async throws {
        try await self.check(try History.meeting(seed: seed), seed: seed)
    }

    @Test(arguments: 1...2 as ClosedRange<UInt64>)
    func eventsOfEveryType(seed: UInt64) async throws {
        try await self.check(try History.everyType(seed: seed), seed: seed)
    }

    private func check(_ history: History, seed: UInt64) async throws {
        try await Self.matching.check(history.steps(of: .matching), seed: seed)
        try await Self.monitoring.check(history.steps(of: .monitoring), seed: seed)
        try await Self.escalation.check(history.escalation(canonicalAhead: Int(seed)), seed: seed)
    }
}
