import Testing
import Vocabulary

/// A norm of three months (MON-2) ends on the same day wherever it is counted.
@Suite(.timeLimit(.minutes(10)))
struct TermOfPausesTests {
    private func last(_ since: String, _ pauses: [(String, String?)]) throws -> String? {
        let start = try #require(CalendarDate(since))
        return WaitingClock.term(
            until: start.adding(months: 3),
            pauses: try pauses.map { pause in
                WaitingClock.Pause(
                    from: try #require(CalendarDate(pause.0)), until: pause.1.flatMap { CalendarDate($0) })
            }
        ).map(\.description)
    }

    @Test func pausesBeforeTheEndMoveIt() throws {
        #expect(try self.last("2019-01-15", []) == "2019-04-15")
        #expect(try self.last("2019-01-15", [("2019-02-01", "2019-03-04")]) == "2019-05-16")
        #expect(try self.last("2019-01-31", [("2019-01-31", "2019-03-01")]) == "2019-05-29")
        #expect(try self.last("2019-01-15", [("2019-04-15", nil)]) == nil)
        // The second pause begins before the end of the term as moved by the first.
        #expect(
            try self.last("2019-01-15", [("2019-02-01", "2019-02-11"), ("2019-04-25", "2019-04-27")]) == "2019-04-27")
    }

    @Test func aPauseAfterTheTermChangesNothing() throws {
        #expect(try self.last("2018-12-01", [("2019-03-02", "2019-06-02")]) == "2019-03-01")
        #expect(try self.last("2018-12-01", [("2019-03-02", nil)]) == "2019-03-01")
    }
}
