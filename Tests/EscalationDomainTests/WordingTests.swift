import EscalationDomain
import Testing
import Vocabulary

/// An alert that is over when its message is sent is described as over.
@Suite(.timeLimit(.minutes(10)))
struct WordingTests {
    private var state = EscalationState(channel: "webhook")
    private var rows: [AlertNotification] = []

    private mutating func record(_ fact: EscalationFact) {
        self.rows += self.state.record(fact).compactMap(\.notification).map { AlertNotification($0, at: 0) }
    }

    private func plan(_ place: Int) -> NotificationPlan {
        NotificationPlan(
            self.rows[place], later: Array(self.rows.dropFirst(place + 1)), alert: self.state.only, at: 9)
    }

    @Test mutating func aMessageThatStillHoldsIsSentAsWritten() throws {
        self.record(.signalRaised(signal(on: "2019-10-01")))
        let plan = self.plan(0)
        #expect(plan.next?.body == self.rows[0].body && plan.next?.truth == .holds && plan.replaced.isEmpty)
    }

    @Test mutating func anAlertThatEndedMeanwhileIsReportedOncePerAudience() throws {
        self.record(.signalRaised(signal(on: "2019-10-01")))
        self.record(.signalUpdated(signal(on: "2019-10-05", severity: .serious)))
        self.record(.signalCleared(signalId: "signal-group:mo-bw", on: day("2019-10-26")))
        #expect(self.rows.count == 2)
        let plan = self.plan(0)
        let next = try #require(plan.next)
        #expect(next.id == self.rows[0].id && next.idempotencyKey == self.rows[0].idempotencyKey)
        #expect(next.subject == "Voorbij: Mensen wachten te lang op een woning")
        #expect(next.body.contains("van 1 oktober 2019") && next.body.contains("opgelost op 26 oktober 2019"))
        #expect(next.body.hasSuffix("U hoeft niets te doen."))
        #expect(plan.replaced.map(\.id) == [self.rows[1].id])
        #expect(plan.replaced.allSatisfy { $0.state == .replaced && $0.replacedBy == next.id })
    }

    @Test mutating func anAttemptedMessageGetsASuccessorWithItsOwnKey() throws {
        self.record(.signalRaised(signal(on: "2019-10-01")))
        let begun = self.rows[0].beginAttempt(at: 0, number: 1)
        let attempt = try #require(begun)
        self.rows[0].record(.retry(after: nil, problem: .answered(status: 503)), ofAttempt: attempt, at: 0)
        self.record(.signalCleared(signalId: "signal-group:mo-bw", on: day("2019-10-26")))
        let plan = self.plan(0)
        #expect(plan.next?.idempotencyKey != self.rows[0].idempotencyKey && plan.next?.attempts == 0)
        #expect(plan.replaced.map(\.id) == [self.rows[0].id])
    }

    @Test mutating func theNextTimeHasItsOwnMessage() throws {
        self.record(.signalRaised(signal(on: "2019-10-01")))
        self.record(.signalCleared(signalId: "signal-group:mo-bw", on: day("2019-10-05")))
        self.record(.signalRaised(signal(on: "2019-10-20")))
        let first = self.plan(0)
        #expect(first.next?.body.contains("opgelost op 5 oktober 2019") == true)
        #expect(first.next?.body.contains("opnieuw gemeld") == true)
        #expect(first.replaced.isEmpty)
        #expect(self.plan(1).next?.truth == .holds)
    }

    @Test mutating func anAlertThatBecameMilderIsReportedAsMilder() throws {
        self.record(.signalRaised(signal(on: "2019-10-01")))
        self.record(.signalUpdated(signal(on: "2019-10-05", severity: .serious)))
        self.record(.signalUpdated(signal(on: "2019-10-09", severity: .attention)))
        #expect(self.plan(0).next?.truth == .holds)
        #expect(self.plan(1).next?.body.contains("toen ernstig") == true)
    }

    @Test mutating func aReopenedAlertIsNotReportedAsSolved() throws {
        self.record(.signalRaised(signal(on: "2019-10-01")))
        self.rows += self.state.start("2019-10-15").compactMap(\.notification).map { AlertNotification($0, at: 0) }
        self.record(.signalCleared(signalId: "signal-group:mo-bw", on: day("2019-10-20")))
        self.record(.signalRaised(signal(on: "2019-10-25")))
        #expect(self.rows.map(\.change) == [.raised, .escalated, .resolved, .reopened])
        #expect(self.plan(2).next?.subject == "Was opgelost: Mensen wachten te lang op een woning")
        // For the administrators one message covers both.
        #expect(self.plan(1).replaced.map(\.id) == [self.rows[2].id])
    }
}
