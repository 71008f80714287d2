@testable import MatchingDomain
import Testing
import Vocabulary

/// Each change of a standing is told once, also over a restart and an upgrade.
@Suite(.timeLimit(.minutes(10)))
struct StandingTests {
    private func snapshot(hasTold: Bool?) throws -> MatchingSnapshot {
        var matching = Matching()
        try Fixture.openRound(&matching)
        for id in ["a", "b", "c"] {
            try matching.apply(.applicationSubmitted(applicationId: id, profile: Fixture.profile()))
        }
        try matching.apply(.applicationPaused(applicationId: "c", date: Fixture.date("2019-07-31")))
        try matching.apply(.dwellingNominated(Fixture.nomination("d1")))
        _ = try matching.day("2019-08-01")
        try matching.restart()
        var snapshot = matching.written
        for index in snapshot.settings.indices { snapshot.settings[index].hasToldStandings = hasTold }
        return snapshot
    }

    @Test func afterARestartNothingIsToldAgain() throws {
        var state = MatchingState(restoring: try self.snapshot(hasTold: true))
        #expect(state.takeStandings() == [])
        let outcomes = try state.apply(.applicationResumed(applicationId: "c", date: Fixture.date("2019-08-01"))) { $0 }
        #expect(outcomes.isEmpty)
        #expect(state.takeStandings().map { "\($0.id) \($0.state.rawValue)" } == ["c waiting"])
        #expect(state.takeStandings() == [])
    }

    /// A table of before may show anything: even what waits is told.
    @Test func afterAnUpgradeEverythingIsTold() throws {
        var state = MatchingState(restoring: try self.snapshot(hasTold: nil))
        let told = state.takeStandings().map { "\($0.kind.rawValue) \($0.id) \($0.state.rawValue)" }
        #expect(
            told == [
                "application a presented", "application b presented", "application c paused", "dwelling d1 presented",
            ])
        #expect(state.takeStandings() == [])
        var waiting = try self.snapshot(hasTold: nil)
        waiting.presentations = []
        #expect(MatchingState(restoring: waiting).settings.count == 1)
        var other = MatchingState(restoring: waiting)
        #expect(other.takeStandings().first.map { "\($0.id) \($0.state.rawValue)" } == "a waiting")
    }
}
