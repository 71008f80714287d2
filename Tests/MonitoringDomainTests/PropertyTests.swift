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
