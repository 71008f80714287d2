import Foundation
import MonitoringDomain
import Testing
import Vocabulary
import TestRandom

@Suite(.timeLimit(.minutes(10)))
struct PropertyTests {
    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func theTwoInputsCommute(seed: UInt64) {
        let scenario = Scenario(seed: seed, days: 50)
        var canonicalFirst = MonitoringState()
        let expected = scenario.run(&canonicalFirst)
        #expect(expected.joined().contains { $0.isSignal })

        var matchingFirst = MonitoringState()
        #expect(scenario.run(&matchingFirst, interleave: { $1 + $0 }) == expected)
        #expect(matchingFirst.snapshot == canonicalFirst.snapshot)
        #expect(matchingFirst.indicators() == canonicalFirst.indicators())

        var random = SeededGenerator(seed: seed &* 31)
        var shuffled = MonitoringState()
        let outcomes = scenario.run(&shuffled) { canonical, matching in
            Self.merge(canonical, matching, &random)
        }
        #expect(outcomes == expected)
        #expect(shuffled.snapshot == canonicalFirst.snapshot)
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func aReplayIsTheSame(seed: UInt64) {
        let scenario = Scenario(seed: seed, days: 50)
        var first = MonitoringState()
        var second = MonitoringState()
        #expect(scenario.run(&first) == scenario.run(&second))
        #expect(first.snapshot == second.snapshot)
    }

    /// What was handed out as touched, upserted by id, is all that a restart needs.
    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func aRestoredStateHasTheSameFuture(seed: UInt64) {
        let scenario = Scenario(seed: seed, days: 70)
        var state = MonitoringState()
        var store = Store()
        for index in 0..<40 {
            _ = scenario.run(&state, from: index, through: index + 1)
            store.upsert(state.takeTouched())
        }
        #expect(store.snapshot == state.snapshot)
        #expect(state.takeTouched() == MonitoringSnapshot())
        var restored = MonitoringState(restoring: store.snapshot)
        #expect(scenario.run(&restored, from: 40) == scenario.run(&state, from: 40))
        #expect(restored.snapshot == state.snapshot)
        #expect(restored.takeTouched() == state.takeTouched())
    }

    /// The service keeps each record as a JSON document.
    @Test func documentsReadBack() throws {
        var state = MonitoringState()
        _ = Scenario(seed: 8).run(&state)
        let bytes = try JSONEncoder().encode(state.snapshot)
        #expect(try JSONDecoder().decode(MonitoringSnapshot.self, from: bytes) == state.snapshot)
    }

    @Test func factsGiveNoOutcomesOfTheirOwn() {
        var state = MonitoringState()
        for item in Scenario(seed: 3).days {
            for fact in item.canonical + item.matching {
                #expect(state.apply(fact, derive: { $0 }).isEmpty)
            }
        }
    }

    @Test func valuesArePublishedOnlyWhenTheyChange() {
        let scenario = Scenario(seed: 5)
        var state = MonitoringState()
        var last: [String: IndicatorValue] = [:]
        for outcome in scenario.run(&state).joined() {
            guard case .indicatorMeasured(let value, _) = outcome else { continue }
            #expect(last[value.key] != value)
            last[value.key] = value
        }
        #expect(!last.isEmpty)
    }

    private static func merge(
        _ left: [MonitoringFact], _ right: [MonitoringFact], _ random: inout SeededGenerator
    ) -> [MonitoringFact] {
        var (left, right) = (left[...], right[...])
        var merged: [MonitoringFact] = []
        while !left.isEmpty || !right.isEmpty {
            let takeLeft = right.isEmpty || (!left.isEmpty && Bool.random(using: &random))
            if takeLeft {
                merged.append(left.removeFirst())
            } else {
                merged.append(right.removeFirst())
            }
        }
        return merged
    }
}
