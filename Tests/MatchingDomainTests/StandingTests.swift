@testable import MatchingDomain
import Testing
import Vocabulary

/// Each change of a standing is reported once, even across a restart and an upgrade.
@Suite(.timeLimit(.minutes(10)))
struct StandingTests {
    private func records(hasTold: Bool?) throws -> WrittenRecords {
        var matching = Matching()
        try Fixture.openRound(&matching)
        for id in ["a", "b", "c"] {
            try matching.apply(.applicationSubmitted(applicationId: id, profile: Fixture.profile()))
        }
        try matching.apply(.applicationPaused(applicationId: "c", date: Fixture.date("2019-07-31")))
        try matching.apply(.dwellingNominated(Fixture.nomination("d1")))
        _ = try matching.day("2019-08-01")
        try matching.restart()
        var records = matching.written
        records.change(MatchingSettings.self) { $0.hasToldStandings = hasTold }
        return records
    }

    @Test func afterARestartNoChangeIsReportedAgain() throws {
        var state = try self.records(hasTold: true).restored()
        #expect(state.takeStandings() == [])
        let outcomes = try state.apply(.applicationResumed(applicationId: "c", date: Fixture.date("2019-08-01"))) { $0 }
        #expect(outcomes.isEmpty)
        #expect(state.takeStandings().map { "\($0.id) \($0.state.rawValue)" } == ["c waiting"])
        #expect(state.takeStandings() == [])
    }

    /// A table from before the upgrade may show anything, so every standing is reported, even waiting ones.
    @Test func afterAnUpgradeEveryStandingIsReported() throws {
        var state = try self.records(hasTold: nil).restored()
        let told = state.takeStandings().map { "\($0.kind.rawValue) \($0.id) \($0.state.rawValue)" }
        #expect(
            told == [
                "application a presented", "application b presented", "application c paused", "dwelling d1 presented",
            ])
        #expect(state.takeStandings() == [])
        var waiting = try self.records(hasTold: nil)
        waiting.remove(Presentation.self)
        #expect(try waiting.restored().settings.count == 1)
        var other = try waiting.restored()
        #expect(other.takeStandings().first.map { "\($0.id) \($0.state.rawValue)" } == "a waiting")
    }
}
