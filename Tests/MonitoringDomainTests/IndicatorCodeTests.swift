import MonitoringDomain
import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(10)))
struct IndicatorCodeTests {
    @Test func codesReadBack() throws {
        for period in [IndicatorPeriod.year(2019), .quarter(quarter("2019-Q3")), .round("2019-Q3/x")] {
            #expect(IndicatorPeriod(period.description) == period)
        }
        let dimensions: [IndicatorDimension] = [
            .total, .group(.wlz), .corporation("bo-ex"), .reason("rent"), .reason("rent", corporation: "bo-ex"),
        ]
        for dimension in dimensions {
            #expect(IndicatorDimension(dimension.description) == dimension)
        }
        #expect(dimensions.shuffled().sorted() == dimensions)
    }

    /// An indicator with a definition, but without a count in the sheet, compiles.
    @Test func everyIndicatorIsCounted() {
        var counted: Set<IndicatorID> = []
        for seed in 1...6 as ClosedRange<UInt64> {
            var state = MonitoringState()
            _ = Scenario(seed: seed).run(&state)
            counted.formUnion(state.indicators().map(\.id))
        }
        #expect(Set(IndicatorID.allCases).subtracting(counted).isEmpty)
    }

    @Test func everyIndicatorHasADefinitionOfItsOwn() {
        let definitions = IndicatorID.allCases.map(\.definition)
        #expect(Set(definitions.map(\.title)).count == definitions.count)
        for definition in definitions {
            #expect(definition.definition.hasSuffix("."))
            #expect(definition.requirement.contains("-"))
        }
    }
}
