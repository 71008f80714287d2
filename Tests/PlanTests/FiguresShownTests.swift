import Contracts
import JSON
import MonitoringDomain
@testable import MonitoringService
import Pipeline
import Simulation
import Testing
import Vocabulary

/// From partners' events to `/api/v1/indicators` and the sentences of signals.
@Suite(.timeLimit(.minutes(10)))
struct FiguresShownTests {
    private static func state(_ events: [StreamEvent]) throws -> MonitoringState {
        var state = MonitoringState()
        for event in events { _ = try MonitoringProcessor().apply(event, day: nil, to: &state) { $0 } }
        return state
    }

    /// The items of the URL for one indicator, by period, for the city as a whole.
    private static func shown(_ state: MonitoringState, _ id: IndicatorID) throws -> [String: JSONValue] {
        let values = state.indicators(for: IndicatorQuery(ids: [id], dimension: .total))
        let items = IndicatorRequest.json(values).arrayValue ?? []
        return Dictionary(
            items.map { ($0["period"]?.stringValue ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// For every year the printed share, and for 2019 the plan's direction beside the sum of the groups' targets
    /// (MON-3).
    @Test func thirtyOfAHundredIsADirectionAndThirtyOnePerCentTheTargets() throws {
        let state = try Self.state(
            try PlayedYear.events([.lettingsCounted, .targetSet], through: try day("2019-01-31")))
        let shares = try Self.shown(state, .lettingsPriorityShare)
        let printed = ["2015": "38,2%", "2016": "34,7%", "2017": "29,3%", "2018": "26,0%"]
        for (year, text) in printed {
            #expect(shares[year]?["text"]?.stringValue == text)
            #expect(shares[year]?["target"] == nil)
        }
        let year = try Self.shown(
            try Self.state(try PlayedYear.events([.lettingsCounted, .targetSet])), .lettingsPriorityShare)
        #expect(year["2019"]?["target"] == ["numerator": 30, "denominator": 100])
        let words = try #require(year["2019"]?["definition"]?.stringValue)
        #expect(words.hasSuffix("Dit is een richting, geen harde afspraak."))
        let targets = try Self.shown(state, .lettingsTargetShare)
        #expect(targets["2019"]?["numerator"] == 745 && targets["2019"]?["denominator"] == 2400)
        #expect(targets["2019"]?["text"] == "31,0%")
        #expect(targets["2019"]?["title"] == "Taakstelling als aandeel")
        #expect(targets["2019"]?["source"] == "Opgave en taakstelling totaal en prioritering")
    }

    @Test func newBuildingIsAmongTheNewLettingsAndSupportIsNotMeasured() {
        #expect(IndicatorID.lettingsTotal.definition.definition.contains("nieuw is verhuurd, ook nieuwbouw"))
        for id in [IndicatorID.placedWithinNormShare, .offeredWithinNormShare] {
            #expect(id.definition.definition.hasSuffix("is hierin niet gemeten."), "\(id)")
        }
    }

    /// The signals of a day without any reported progress, by action (ESC-1, ESC-11).
    private static func sentences(on text: String) throws -> [String: String] {
        var state = try Self.state(try PlayedYear.events([.actionRegistered]))
        let emissions = try MonitoringProcessor().startDay(try day(text), state: &state) { $0 }
        let signals = emissions.map(\.data).filter { $0["kind"] == "action-overdue" }
        return Dictionary(
            signals.map { ($0["subject"]?.stringValue ?? "", $0["sentence"]?.stringValue ?? "") },
            uniquingKeysWith: { first, _ in first })
    }

    @Test func theAlertOfAConditionalActionNamesItsCondition() throws {
        let sentences = try Self.sentences(on: "2020-01-01")
        let plain = try #require(sentences["action:action-2"])
        #expect(plain.contains("moest gereed zijn op 31 december 2019") && !plain.contains("voorwaarde"))
        let conditional = try #require(sentences["action:action-4"])
        #expect(conditional.contains("Er is een voorwaarde: er komen voldoende woningen vrij"))
        #expect(conditional.contains("Is daaraan voldaan?") && !conditional.contains("moest"))
        #expect(sentences["action:action-7"] == nil)
    }

    /// The first quarter's adjustment is due at the end of the quarter.
    @Test func theYearlyAdjustmentIsOverdueInApril() throws {
        #expect(try Self.sentences(on: "2020-03-31")["action:action-1"] == nil)
        #expect(try Self.sentences(on: "2020-04-01")["action:action-1"]?.contains("31 maart 2020") == true)
    }
}
