import Foundation
@testable import MonitoringDomain
import Testing
import Vocabulary

/// Rows that earlier versions stored: counts from before they had a scope and an order, and names of members.
@Suite(.timeLimit(.minutes(10)))
struct FormerRecordsTests {
    @Test func countsWithoutAScopeAddUpUntilATotalIsReported() throws {
        let rows = """
            [{"id":"c1","period":"2019-Q1","corporation":"mitros","regular":40,"priority":[]},
             {"id":"c2","period":"2019-Q1","corporation":"mitros","regular":60,"priority":[]}]
            """
        var snapshot = MonitoringSnapshot()
        snapshot.counts = try JSONDecoder().decode([LettingsCountRecord].self, from: Data(rows.utf8))
        var state = MonitoringState(restoring: snapshot)
        #expect(state.value(.lettingsRegular, "2019")?.numerator == 100)
        state.record([
            .lettingsCounted(
                countId: "c3", period: .quarter(quarter("2019-Q1")), corporation: "mitros", regular: 90, priority: [])
        ])
        #expect(state.value(.lettingsRegular, "2019")?.numerator == 90)
    }

    @Test func aNominationKeepsItsStoredNames() throws {
        let row = #"{"isApart":true,"isWithdrawn":false,"roundId":"r1"}"#
        let nomination = try JSONDecoder().decode(Nomination.self, from: Data(row.utf8))
        #expect(nomination.countsForOtherTarget == true)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(String(decoding: try encoder.encode(nomination), as: UTF8.self) == row)
    }
}
