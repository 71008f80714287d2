import Testing
import Vocabulary

@testable import MonitoringDomain

@Suite(.timeLimit(.minutes(10)))
struct BalanceTests {
    @Test(
        arguments: [
            (2015, 935, 2448, "38,2%"), (2016, 785, 2264, "34,7%"), (2017, 679, 2319, "29,3%"),
            (2018, 633, 2439, "26,0%"),
        ])
    func historyComesOutAsPrinted(year: Int, priority: Int, total: Int, text: String) throws {
        let state = MonitoringState(historyFacts())
        let share = try #require(state.value(.lettingsPriorityShare, String(year)))
        #expect(share.numerator == priority)
        #expect(share.denominator == total)
        #expect(share.dutchText == text)
        #expect(state.value(.lettingsTotal, String(year))?.numerator == total)
        #expect(state.value(.lettingsRegular, String(year))?.numerator == total - priority)
    }

    @Test func theTargetOf2019IsAsPrinted() throws {
        let state = MonitoringState(historyFacts())
        let share = try #require(state.value(.lettingsTargetShare, "2019"))
        #expect(share.numerator == 745)
        #expect(share.denominator == 2400)
        #expect(DutchNotation.percent(745, of: 2400, decimals: 0) == "31%")
        // In the plan this is a direction, no firm agreement; the groups' targets together are another figure.
        let direction = IndicatorTarget(numerator: 30, denominator: 100)
        #expect(state.value(.lettingsPriorityShare, "2019")?.target == direction)
        #expect(state.value(.lettingsPriorityShare, "2018")?.target == nil)
        for (group, dwellings) in targets2019 {
            #expect(state.value(.targetDwellings, "2019", .group(group))?.numerator == dwellings)
            #expect(state.value(.targetRemaining, "2019", .group(group))?.numerator == dwellings)
        }
    }

    @Test func theLaterTargetAppliesAndTheSameIdReplaces() {
        var state = MonitoringState([
            .targetSet(targetId: "b", year: 2019, measure: .priorityLettings(.moBw), dwellings: 205),
            .targetSet(targetId: "a", year: 2019, measure: .priorityLettings(.moBw), dwellings: 385),
        ])
        #expect(state.value(.targetDwellings, "2019", .group(.moBw))?.numerator == 385)
        state.record([.targetSet(targetId: "a", year: 2020, measure: .priorityLettings(.moBw), dwellings: 385)])
        #expect(state.value(.targetDwellings, "2019", .group(.moBw))?.numerator == 205)
        #expect(state.value(.targetDwellings, "2020", .group(.moBw))?.numerator == 385)
    }

    /// MON-18: 260 was raised to 385; a later correction of the mistyped 260 does not change the 385.
    @Test func aCorrectionOfAReplacedTargetDoesNotTakeItsPlace() {
        func target(_ id: String, _ dwellings: Int, isCorrection: Bool = false) -> MonitoringFact {
            .targetSet(
                targetId: id, year: 2019, measure: .priorityLettings(.moBw), dwellings: dwellings,
                isCorrection: isCorrection)
        }
        var state = MonitoringState([target("a", 260), target("b", 385), target("a", 256, isCorrection: true)])
        #expect(state.value(.targetDwellings, "2019", .group(.moBw))?.numerator == 385)
        state.record([target("b", 384, isCorrection: true)])
        #expect(state.value(.targetDwellings, "2019", .group(.moBw))?.numerator == 384)
    }

    @Test func aLaterCountOfTheSameIdReplacesAndOthersAddUp() {
        func count(_ id: String, _ corporation: String?, _ period: String, _ regular: Int) -> MonitoringFact {
            .lettingsCounted(
                countId: id, period: Period(period) ?? .year(1), corporation: corporation, regular: regular,
                priority: [])
        }
        var state = MonitoringState([
            count("m", "mitros", "2019-Q1", 100), count("m", "mitros", "2019-Q1", 90),
            count("b", "bo-ex", "2019-Q1", 10), count("n", "mitros", "2019-Q2", 5),
        ])
        #expect(state.value(.lettingsRegular, "2019-Q1")?.numerator == 100)
        #expect(state.value(.lettingsRegular, "2019")?.numerator == 105)
        // A corporation's yearly count replaces its quarters, the city's yearly count replaces everything.
        state.record([count("y", "mitros", "2019", 400)])
        #expect(state.value(.lettingsRegular, "2019")?.numerator == 410)
        state.record([count("c", nil, "2019", 2000)])
        #expect(state.value(.lettingsRegular, "2019")?.numerator == 2000)
        #expect(state.value(.lettingsRegular, "2019-Q1")?.numerator == 100)
    }

    @Test func aCityQuarterTakesPrecedenceOverACorporationYear() {
        let state = MonitoringState([
            .lettingsCounted(countId: "1", period: .year(2019), corporation: "mitros", regular: 400, priority: []),
            .lettingsCounted(
                countId: "2", period: .quarter(quarter("2019-Q1")), corporation: nil, regular: 300, priority: []),
            .lettingsCounted(
                countId: "3", period: .quarter(quarter("2019-Q2")), corporation: "mitros", regular: 50, priority: []),
        ])
        #expect(state.value(.lettingsRegular, "2019")?.numerator == 350)
    }

    @Test func groupsWithoutPriorityCountAsRegular() {
        let state = MonitoringState([
            .lettingsCounted(
                countId: "1", period: .year(2019), corporation: nil, regular: 10,
                priority: [
                    PriorityLettings(group: .nidosEighteen, dwellings: 2), PriorityLettings(group: .wlz, dwellings: 3),
                ])
        ])
        #expect(state.value(.lettingsRegular, "2019")?.numerator == 12)
        #expect(state.value(.targetRealised, "2019", .group(.moBw))?.numerator == 3)
        #expect(state.value(.lettingsTotal, "2019")?.numerator == 15)
    }

    @Test func withoutFactsThereIsNoFigure() {
        #expect(MonitoringState().indicators().isEmpty)
    }
}
