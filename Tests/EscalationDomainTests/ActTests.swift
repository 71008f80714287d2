import EscalationDomain
import Testing
import Vocabulary

/// Members' actions on alerts, and their effects (ESC-2).
@Suite(.timeLimit(.minutes(10)))
struct ActTests {
    private let id = "alert/waiting-over-norm|group:mo-bw#1"

    private func raised(_ severity: AlertSeverity = .attention) -> EscalationState {
        var state = EscalationState(channel: "webhook")
        state.record(.signalRaised(signal(on: "2019-10-01", severity: severity)))
        return state
    }

    private func answer(_ outcomes: [EscalationOutcome]) -> String? { outcomes.compactMap(\.answer).first }

    // MARK: Refusals

    @Test func anActOnAnUnknownAlertIsRefusedAndForgotten() {
        var state = EscalationState(channel: "webhook")
        state.start("2019-10-01")
        #expect(self.answer(state.record(.act(self.id, .acknowledged), on: "2019-10-01")) == "alert-unknown")
        #expect(self.answer(state.hear(.act(self.id, .acknowledged))) == "alert-unknown")
        // A later alert has the same id, and counts as not yet seen.
        state.record(.signalRaised(signal(on: "2019-10-02")))
        #expect(state.only?.id == self.id && state.only?.status == .raised)
        #expect(state.start("2019-10-16").compactMap(\.change?.kind) == [.escalated])
    }

    @Test func anActAheadOfItsAlertWaitsForItsDay() {
        var state = EscalationState(channel: "webhook")
        state.start("2019-09-30")
        #expect(state.hear(.act(self.id, .acknowledged), on: "2019-10-01").isEmpty)
        #expect(state.hear(.act("never", .acknowledged, event: "f"), on: "2019-10-01").isEmpty)
        let outcomes = state.record(.signalRaised(signal(on: "2019-10-01")))
        #expect(outcomes.compactMap(\.change?.kind) == [.acknowledged])
        #expect(outcomes.compactMap(\.answer) == ["applied", "alert-unknown"])
        #expect(state.only?.status == .acknowledged)
    }

    @Test func anActDoesNotApplyToAnAlertOfALaterDay() {
        var state = EscalationState(channel: "webhook")
        state.start("2019-09-30")
        state.hear(.signalRaised(signal(on: "2019-10-05")))
        #expect(state.hear(.act(self.id, .acknowledged), on: "2019-10-01").isEmpty)
        #expect(self.answer(state.start("2019-10-01")) == "alert-unknown")
        state.start("2019-10-05")
        #expect(state.only?.status == .raised)
    }

    @Test(arguments: [
        AlertAct.What.acknowledged, .assigned(dueOn: nil), .snoozed(until: day("2019-12-31")), .resolved(.solved),
    ])
    func onlyMembersOfTheTeamMayAct(what: AlertAct.What) {
        var state = self.raised()
        #expect(self.answer(state.record(.act(self.id, by: "niemand-99", what), on: "2019-10-02")) == "seat-unknown")
        #expect(state.only?.history.map(\.kind) == [.raised])
        #expect(state.start("2019-10-15").compactMap(\.change?.kind) == [.escalated])
        state.record(.signalCleared(signalId: "signal-group:mo-bw", on: day("2019-10-20")))
        #expect(self.answer(state.record(.act(self.id, what), on: "2019-10-20")) == "alert-resolved")
    }

    @Test func pastDaysAreRefused() {
        var state = self.raised()
        let today = day("2019-10-02")
        #expect(self.answer(state.record(.act(self.id, .snoozed(until: today)), on: "2019-10-02")) == "day-past")
        #expect(
            self.answer(state.record(.act(self.id, .assigned(dueOn: day("2019-10-01"))), on: "2019-10-02"))
                == "day-past")
        #expect(self.answer(state.record(.act(self.id, .assigned(dueOn: today)), on: "2019-10-02")) == "applied")
    }

    // MARK: Snoozed

    @Test func aSnoozedAlertIsQuietUntilItsDayAndThenAsksAgain() throws {
        var state = self.raised()
        #expect(
            self.answer(state.record(.act(self.id, .snoozed(until: day("2019-12-31"))), on: "2019-10-03")) == "applied")
        #expect(state.only?.snooze?.until == day("2019-12-31"))
        for offset in 0..<88 {
            let date = day("2019-10-04").adding(days: offset)
            guard date < day("2019-12-31") else { break }
            #expect(state.start(date.description).isEmpty, "\(date)")
        }
        let woken = state.start("2019-12-31")
        #expect(woken.compactMap(\.change?.kind) == [.woken])
        #expect(woken.compactMap(\.notification?.subject) == ["Weer actueel: Mensen wachten te lang op een woning"])
        #expect(state.only?.snooze == nil && state.only?.status == .raised)
        // After waking, the days without a look are counted from that day; the text does not claim that nobody ever
        // looked.
        #expect(state.start("2020-01-13").isEmpty)
        let up = state.start("2020-01-14")
        #expect(up.compactMap(\.change?.note).first?.contains("Sinds 31 december 2019") == true)
    }

    @Test func snoozedDaysDoNotCountTowardsTheFortyTwo() {
        var state = self.raised()
        state.record(.act(self.id, .assigned(dueOn: nil)), on: "2019-10-03")
        state.record(.act(self.id, .snoozed(until: day("2019-10-13"))), on: "2019-10-03")
        #expect(state.start("2019-10-13").compactMap(\.change?.kind) == [.woken])
        #expect(state.only?.status == .acknowledged, "its holder still has it")
        #expect(state.start("2019-11-21").isEmpty)
        #expect(state.start("2019-11-22").compactMap(\.change?.kind) == [.escalated])
    }

    @Test func aSeriousSignalWakesTheAlert() {
        var state = self.raised()
        state.record(.act(self.id, .snoozed(until: day("2019-12-31"))), on: "2019-10-03")
        let worse = state.record(.signalUpdated(signal(on: "2019-10-10", severity: .serious)))
        #expect(worse.compactMap(\.notification?.change) == [.severityChanged])
        #expect(state.only?.snooze == nil && state.only?.status == .raised)
        #expect(state.start("2019-10-23").isEmpty)
        #expect(state.start("2019-10-24").compactMap(\.change?.kind) == [.escalated])
    }

    @Test func anotherSnoozeReplacesTheFirstAndTheEndOfTheSignalEndsIt() {
        var state = self.raised()
        state.record(.act(self.id, .snoozed(until: day("2019-12-31"))), on: "2019-10-03")
        state.record(.act(self.id, .snoozed(until: day("2019-10-08"))), on: "2019-10-05")
        #expect(state.start("2019-10-08").compactMap(\.change?.kind) == [.woken])
        state.record(.act(self.id, .snoozed(until: day("2019-12-31"))), on: "2019-10-08")
        state.record(.signalCleared(signalId: "signal-group:mo-bw", on: day("2019-10-10")))
        state.record(.signalRaised(signal(on: "2019-10-20")))
        #expect(state.only?.snooze == nil)
        #expect(state.start("2019-11-03").compactMap(\.change?.kind) == [.escalated])
    }

    // MARK: Assigned

    @Test func anAssignedAlertIsSeenAndEscalatesAfterItsDay() {
        var state = self.raised()
        let outcomes = state.record(
            .act(self.id, by: "zorginstellingen-2", .assigned(dueOn: day("2019-10-25"))), on: "2019-10-03")
        #expect(self.answer(outcomes) == "applied")
        #expect(state.only?.holder?.member == "zorginstellingen-2")
        #expect(state.only?.status == .acknowledged)
        #expect(state.start("2019-10-15").isEmpty)
        #expect(state.start("2019-10-25").isEmpty)
        let up = state.start("2019-10-26")
        #expect(
            up.compactMap(\.change?.note) == [
                "De afgesproken dag (25 oktober 2019) is voorbij en deze melding is nog niet opgelost."
            ])
    }

    // MARK: Resolved

    @Test(arguments: Resolution.allCases)
    func aMemberClosesAnAlert(resolution: Resolution) {
        var state = self.raised(.serious)
        #expect(self.answer(state.record(.act(self.id, .resolved(resolution)), on: "2019-10-03")) == "applied")
        #expect(state.only?.status == .resolved && state.only?.closing?.resolution == resolution)
        for date in ["2019-10-15", "2019-11-30", "2020-03-01"] { #expect(state.start(date).isEmpty) }
        #expect(self.answer(state.record(.act(self.id, .resolved(.solved)), on: "2020-03-01")) == "alert-resolved")
        // The signal, still raised, changes its figures: no message. The signal is cleared: no message.
        let figures = state.record(
            .signalUpdated(signal(on: "2020-03-02", severity: .serious, sentence: "Er wachten 12.")))
        #expect(figures.compactMap(\.notification).isEmpty && state.only?.status == .resolved)
        #expect(state.record(.signalCleared(signalId: "signal-group:mo-bw", on: day("2020-03-03"))).isEmpty)
        #expect(state.only?.closing?.member == "gemeente-1")
        let again = state.record(.signalRaised(signal(on: "2020-03-10")))
        #expect(again.compactMap(\.notification?.change) == [.reopened])
        #expect(state.only?.raisedOn == day("2020-03-10"))
    }

    @Test func aClosedAlertThatGetsMoreSeriousIsOpenAgain() {
        var state = self.raised()
        state.record(.act(self.id, .resolved(.accepted)), on: "2019-10-03")
        let worse = state.record(.signalUpdated(signal(on: "2019-10-10", severity: .serious)))
        #expect(worse.compactMap(\.change?.kind) == [.reopened])
        #expect(worse.compactMap(\.notification?.opening) == [2])
        #expect(state.only?.isOpen == true && state.only?.raisedOn == day("2019-10-10"))
    }

    /// The signal about a finished round stays for ever: Monitoring never clears it.
    @Test func anAlertAboutARoundThatIsOverCanBeClosed() throws {
        var state = EscalationState(channel: "webhook")
        state.record(
            .signalRaised(
                signal("round:r1/corporation:ssh", on: "2019-10-01", severity: .serious, kind: "nomination-below-quota")
            ))
        let id = try #require(state.only?.id)
        #expect(state.start("2019-10-15").compactMap(\.change?.kind) == [.escalated])
        let closed = state.record(.act(id, .resolved(.accepted)), on: "2019-10-20")
        #expect(closed.compactMap(\.notification?.audience) == [.administrative])
        #expect(closed.compactMap(\.notification?.body).first?.contains("afgesloten door Gemeente, lid 1") == true)
        #expect(state.only?.isOpen == false)
    }
}
