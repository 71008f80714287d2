import Contracts
import EscalationDomain
@testable import EscalationService
@testable import MatchingService
@testable import MonitoringService
import Pipeline
import TestSupport
import Testing

/// Every service that follows a stream obeys the same laws, over recorded and random histories. Registration's judge
/// obeys them batch by batch: `BatchTests`.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct ProcessorLawTests {
    private static let histories = Result {
        try [History.year(seed: 7)] + (1...3).map { try History.meeting(seed: $0) }
            + (1...2).map { try History.everyType(seed: $0) }
    }

    @Test func matchingKeepsTheLaws() async throws {
        try await self.check(ProcessorLaws(processor: MatchingProcessor(), migrations: MatchingSchema.migrations)) {
            $0.steps(of: .matching)
        }
    }

    @Test func monitoringKeepsTheLaws() async throws {
        try await self.check(
            ProcessorLaws(processor: MonitoringProcessor(), migrations: MonitoringSchema.migrations)
        ) { $0.steps(of: .monitoring) }
    }

    /// The canonical stream does not wait for Monitoring.
    @Test(arguments: [1, 4])
    func escalationKeepsTheLaws(daysAhead: Int) async throws {
        let laws = ProcessorLaws(
            processor: EscalationProcessor(), migrations: EscalationSchema.migrations,
            records: { StateTables.rows(of: $0) + ($0.domain.snapshot.waiting.map { "waiting \($0)" }) })
        // Rows of an earlier version: `FormerRowsTests`.
        try await self.check(laws, exceptFor: ["domain.early"]) { $0.escalation(canonicalAhead: daysAhead) }
    }

    /// Checks that the histories together fill every table, so that no table escapes the test unnoticed.
    private func check<Processor: StreamProcessor>(
        _ laws: ProcessorLaws<Processor>, exceptFor former: Set<String> = [], steps: (History) -> [ProcessorStep]
    ) async throws {
        var filled: Set<String> = []
        var tables: Set<String> = []
        for (seed, history) in try Self.histories.get().enumerated() {
            let state = try await laws.check(steps(history), seed: UInt64(seed), of: history.name)
            filled.formUnion(StateTables.filled(in: state))
            tables = StateTables.names(in: state)
        }
        #expect(!tables.isEmpty && tables.subtracting(filled) == former)
    }
}
