import Contracts
import MonitoringDomain
@testable import MonitoringService
import Pipeline
import TestSupport
import Testing

/// A fact that Monitoring makes of an event, but that no record keeps, compiles: `CanonicalRecords` and
/// `MatchingRecords` ignore the facts of each other's stream.
@Suite(.timeLimit(.minutes(5)))
struct FactsTests {
    @Test func everyTypeThatMonitoringReadsChangesARecord() throws {
        let histories = try (1...2).map { try History.everyType(seed: $0) } + [History.meeting(seed: 1)]
        var read: Set<String> = []
        var kept: Set<String> = []
        for history in histories {
            let processor = MonitoringProcessor()
            var state = MonitoringState()
            for step in history.steps(of: .monitoring) {
                switch step {
                case .day(let day):
                    _ = state.startDay(day, derive: { $0 })
                    _ = processor.changes(of: &state)
                case .event(let event, _):
                    guard let fact = try MonitoringFact(event) else { continue }
                    read.insert(event.type)
                    _ = state.apply(fact, derive: { $0 })
                    if processor.changes(of: &state) != MonitoringSnapshot() { kept.insert(event.type) }
                }
            }
        }
        #expect(!read.isEmpty && read == kept)
    }
}
