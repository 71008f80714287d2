import EscalationDomain
import Testing
import Vocabulary

/// Undelivered messages raise an alert of their own.
@Suite(.timeLimit(.minutes(10)))
struct ChannelTests {
    private func tell(_ state: inout EscalationState, _ failure: String?) -> [EscalationOutcome] {
        state.channel("webhook", failsWith: failure, derive: { "\($0)#1" })
    }

    @Test func aFailingChannelRaisesAnAlertUntilItWorksAgain() throws {
        var state = EscalationState(channel: "webhook")
        #expect(self.tell(&state, "code 410").isEmpty, "before the first day nothing was sent")
        state.start("2019-10-01")
        #expect(self.tell(&state, nil).isEmpty)
        #expect(self.tell(&state, "de ontvanger antwoordt met code 410").compactMap(\.notification).count == 1)
        let alert = try #require(state.only)
        #expect(alert.kind == "channel-failing" && alert.severity == .serious && alert.sentence.contains("410"))
        #expect(self.tell(&state, "de ontvanger antwoordt met code 410").isEmpty, "said again it is no news")
        #expect(self.tell(&state, "de ontvanger is niet te bereiken").compactMap(\.notification).isEmpty)
        #expect(self.tell(&state, nil).compactMap(\.change?.kind) == [.resolved])
        #expect(self.tell(&state, nil).isEmpty)
        // The channel can fail twice within one day: each failure has its message.
        let again = self.tell(&state, "de ontvanger antwoordt met code 410").compactMap(\.notification)
        #expect(again.map(\.change) == [.reopened])
        #expect(again.first?.notificationId != "notification/\(alert.id)/1#1")
    }

    @Test func aFailingChannelIsNotReportedThroughItself() throws {
        var state = EscalationState(channel: "webhook")
        state.start("2019-10-01")
        let intent = try #require(self.tell(&state, "code 410").compactMap(\.notification).first)
        let row = AlertNotification(intent, at: 0)
        #expect(NotificationPlan(row, later: [], alert: state.only, at: 1).next == nil)
        _ = self.tell(&state, nil)
        #expect(NotificationPlan(row, later: [], alert: state.only, at: 1).next?.truth == .over)
    }

    @Test func anAlertClosedWhileTheChannelFailsReopensTheNextDay() throws {
        var state = EscalationState(channel: "webhook")
        state.start("2019-10-01")
        _ = self.tell(&state, "code 410")
        let id = try #require(state.only?.id)
        // On the day of an operational alert a member's action counts at once, whatever the position of the other
        // stream.
        #expect(state.hear(.act(id, .resolved(.solved)), on: "2019-10-02").compactMap(\.answer) == ["applied"])
        state.start("2019-10-02")
        #expect(self.tell(&state, "code 410").isEmpty)
        state.start("2019-10-03")
        #expect(self.tell(&state, "code 410").compactMap(\.change?.kind) == [.reopened])
    }

    @Test func channelHealthFollowsTheOutcomes() {
        var health = ChannelHealth()
        let gone = DeliveryProblem.answered(status: 410)
        health.record(.refused(problem: gone), isOfItself: true, at: 0)
        #expect(!health.isAlarming)
        health.record(.refused(problem: gone), isOfItself: false, at: 0)
        #expect(health.isAlarming && health.problem == gone)
        health.record(.delivered, isOfItself: false, at: 1)
        #expect(health == ChannelHealth())
        health.record(.retry(after: nil, problem: .redirected(status: 302, to: nil)), isOfItself: false, at: 2)
        #expect(health.isAlarming)
        health.record(.delivered, isOfItself: true, at: 3)
        let away = DeliveryOutcome.retry(after: nil, problem: .noAnswer(reason: "x"))
        health.record(away, isOfItself: false, at: 0)
        health.record(away, isOfItself: false, at: NotificationPolicy.patience - 1)
        #expect(!health.isAlarming)
        health.record(away, isOfItself: false, at: NotificationPolicy.patience)
        #expect(health.isAlarming)
    }

    @Test func aReceiverThatAsksForAPauseGetsIt() {
        var health = ChannelHealth()
        health.record(.retry(after: 120_000, problem: .answered(status: 429)), isOfItself: false, at: 1_000)
        #expect(!health.isOpen(at: 120_999) && health.isOpen(at: 121_000))
        health.record(.retry(after: .max / 2, problem: .answered(status: 429)), isOfItself: true, at: 0)
        #expect(health.isOpen(at: NotificationPolicy.longestAsked))
    }
}
