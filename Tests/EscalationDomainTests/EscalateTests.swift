import EscalationDomain
import Testing
import Vocabulary

/// ESC-3.
@Suite(.timeLimit(.minutes(10)))
struct EscalateTests {
    private func raised() -> EscalationState {
        var state = EscalationState(channel: "webhook")
        state.record(.signalRaised(signal(on: "2019-10-01")))
        return state
    }

    @Test func aDayThatDoesNotComeIsAlertedOnceAndResolvedByTheDay() throws {
        var state = EscalationState(channel: "webhook")
        state.start("2019-10-01")
        func late(_ text: String) -> [EscalationOutcome] { state.dayIsOverdue(day(text), derive: { "\($0)#1" }) }
        #expect(late("2019-10-01").isEmpty)
        let first = late("2019-10-02")
        #expect(first.compactMap(\.notification).count == 1)
        #expect(state.only?.kind == "day-overdue" && state.only?.severity == .serious)
        #expect(state.only?.title == "De nieuwe dag is niet begonnen")
        // The same day again is no news; another day is, but needs no second message.
        #expect(late("2019-10-02").isEmpty)
        #expect(late("2019-10-03").compactMap(\.change?.kind) == [.figuresChanged])
        #expect(late("2019-10-03").compactMap(\.notification).isEmpty)
        state.start("2019-10-02")
        #expect(state.only?.status == .raised)
        #expect(state.start("2019-10-03").compactMap(\.change?.kind) == [.resolved])
        #expect(state.only?.status == .resolved)
        #expect(late("2019-10-03").isEmpty)
        #expect(late("2019-10-04").compactMap(\.change?.kind) == [.reopened])
    }

    @Test func anUnacknowledgedAlertEscalatesOnceAfterTwoWeeks() throws {
        var state = self.raised()
        #expect(state.start("2019-10-14").isEmpty)
        let outcomes = state.start("2019-10-15")
        #expect(outcomes.compactMap(\.change?.kind) == [.escalated])
        let intent = try #require(outcomes.compactMap(\.notification).first)
        #expect(intent.audience == .administrative)
        #expect(intent.subject.hasPrefix("Voor het bestuurlijk overleg"))
        #expect(state.only?.audience == .administrative)
        #expect(state.only?.status == .raised)
        #expect(state.start("2019-10-16").isEmpty)
        #expect(state.start("2019-12-16").isEmpty)
    }

    @Test func anAcknowledgedButUnsolvedAlertEscalatesAfterSixWeeks() throws {
        var state = self.raised()
        state.acknowledge(try #require(state.only?.id), on: "2019-10-02")
        #expect(state.start("2019-11-11").isEmpty)
        #expect(state.start("2019-11-12").compactMap(\.change?.note).first?.contains("42 dagen") == true)
    }

    @Test func acknowledgementsOfTheSameDayAreNotReadYet() throws {
        // The action may have arrived before or after the day's rules ran: the rules decide the same.
        var state = self.raised()
        let id = try #require(state.only?.id)
        #expect(state.hear(.act(id, .acknowledged), on: "2019-10-15").isEmpty)
        #expect(state.shownAlerts.first?.status == .acknowledged)
        let outcomes = state.start("2019-10-15")
        #expect(outcomes.compactMap(\.change?.kind) == [.escalated, .acknowledged])
        #expect(outcomes.last?.answer == "applied")
        var other = self.raised()
        other.acknowledge(try #require(other.only?.id), on: "2019-10-14")
        #expect(other.start("2019-10-15").isEmpty)
    }

    @Test func aResolvedAlertDoesNotEscalateAndAReopenedOneStartsAnew() {
        var state = self.raised()
        state.record(.signalCleared(signalId: "signal-group:mo-bw", on: day("2019-10-15")))
        #expect(state.start("2019-10-15").isEmpty)
        state.record(.signalRaised(signal(on: "2019-10-20")))
        #expect(state.start("2019-11-02").isEmpty)
        #expect(state.start("2019-11-03").compactMap(\.change?.kind) == [.escalated])
        // The administrators are told of the solution too; the next alert starts with the team again.
        let solved = state.record(.signalCleared(signalId: "signal-group:mo-bw", on: day("2019-11-05")))
        #expect(solved.compactMap(\.notification?.audience) == [.administrative])
        let again = state.record(.signalRaised(signal(on: "2019-11-10")))
        #expect(again.compactMap(\.notification?.audience) == [.implementationTeam])
    }

    @Test func aDayThatStartedBeforeDoesNothing() {
        var state = self.raised()
        #expect(!state.start("2019-10-15").isEmpty)
        #expect(state.start("2019-10-15").isEmpty)
        #expect(state.start("2019-10-01").isEmpty)
        #expect(state.today == day("2019-10-15"))
    }
}
