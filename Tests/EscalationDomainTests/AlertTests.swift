import EscalationDomain
import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(10)))
struct AlertTests {
    @Test func aSignalBecomesAnAlertAndAMessage() throws {
        var state = EscalationState(channel: "webhook")
        let outcomes = state.record(.signalRaised(signal(on: "2019-10-01")))
        let alert = try #require(state.only)
        #expect(outcomes.first == .alertRaised(alert))
        #expect(alert.status == .raised)
        #expect(alert.audience == .implementationTeam)
        #expect(alert.title == "Mensen wachten te lang op een woning")
        let intent = try #require(outcomes.last?.notification)
        #expect(outcomes.count == 2)
        #expect(intent.alertId == alert.id)
        #expect(intent.channel == "webhook")
        #expect(intent.idempotencyKey == intent.notificationId)
        #expect(intent.subject.hasPrefix("Nieuwe melding"))
        #expect(intent.body.contains(alert.sentence))
    }

    @Test func theSameSubjectTwiceIsOneAlert() {
        var state = EscalationState(channel: "webhook")
        state.record(.signalRaised(signal(on: "2019-10-01")))
        #expect(state.record(.signalRaised(signal(on: "2019-10-02"))).isEmpty)
        #expect(state.record(.signalRaised(signal(on: "2019-10-02", id: "another"))).isEmpty)
        #expect(state.only?.history.count == 1)
        // Clearing either signal resolves the alert, once.
        #expect(state.record(.signalCleared(signalId: "another", on: day("2019-10-03"))).count == 1)
        #expect(state.record(.signalCleared(signalId: "signal-group:mo-bw", on: day("2019-10-03"))).isEmpty)
    }

    @Test func otherSubjectsAndKindsAreOtherAlerts() {
        var state = EscalationState(channel: "webhook")
        state.record(.signalRaised(signal("group:mo-bw", on: "2019-10-01")))
        state.record(.signalRaised(signal("group:wlz", on: "2019-10-01")))
        state.record(.signalRaised(signal("group:wlz", on: "2019-10-01", id: "k", kind: "brand-new")))
        #expect(state.allAlerts.count == 3)
        #expect(state.allAlerts.contains { $0.title == "Er is iets dat aandacht vraagt" })
    }

    @Test func raisedAcknowledgedResolvedReopened() throws {
        var state = EscalationState(channel: "webhook")
        state.record(.signalRaised(signal(on: "2019-10-01")))
        let id = try #require(state.only?.id)
        let seen = state.acknowledge(id, by: "corporaties-2", on: "2019-10-02")
        let expected = AlertChange(kind: .acknowledged, on: day("2019-10-02"), by: "corporaties-2", note: nil)
        #expect(seen.map(\.change) == [expected, nil])
        #expect(seen.last?.answer == "applied")
        #expect(state.only?.status == .acknowledged)
        let solved = state.record(.signalCleared(signalId: "signal-group:mo-bw", on: day("2019-10-05")))
        #expect(solved.compactMap(\.change?.kind) == [.resolved])
        #expect(solved.allSatisfy { $0.notification == nil })
        #expect(state.only?.isOpen == false)
        let again = state.record(.signalRaised(signal(on: "2019-11-01", severity: .serious)))
        #expect(again.compactMap(\.change?.kind) == [.reopened])
        #expect(again.compactMap(\.notification).count == 1)
        let alert = try #require(state.only)
        #expect(alert.id == id)
        #expect(alert.status == .raised)
        #expect(alert.acknowledgement == nil)
        #expect(alert.severity == .serious)
        #expect(alert.raisedOn == day("2019-11-01"))
        #expect(alert.history.map(\.kind) == [.raised, .acknowledged, .resolved, .reopened])
    }

    @Test func acknowledgingTwiceKeepsTheFirst() throws {
        var state = EscalationState(channel: "webhook")
        state.record(.signalRaised(signal(on: "2019-10-01")))
        let id = try #require(state.only?.id)
        state.acknowledge(id, by: "gemeente-1", on: "2019-10-02")
        #expect(state.acknowledge(id, by: "gemeente-2", on: "2019-10-03").last?.answer == "applied")
        #expect(state.only?.acknowledgement?.member == "gemeente-1")
        #expect(state.only?.history.compactMap(\.by) == ["gemeente-1", "gemeente-2"])
    }

    @Test func acknowledgingAResolvedAlertChangesNothing() throws {
        var state = EscalationState(channel: "webhook")
        state.record(.signalRaised(signal(on: "2019-10-01")))
        let id = try #require(state.only?.id)
        state.record(.signalCleared(signalId: "signal-group:mo-bw", on: day("2019-10-05")))
        #expect(state.acknowledge(id, on: "2019-10-05").map(\.answer) == ["alert-resolved"])
        #expect(state.only?.status == .resolved)
        state.record(.signalRaised(signal(on: "2019-10-08")))
        #expect(state.only?.status == .raised)
    }

    @Test func clearingAnUnknownSignalDoesNothing() {
        var state = EscalationState(channel: "webhook")
        #expect(state.record(.signalCleared(signalId: "x", on: day("2019-10-01"))).isEmpty)
        #expect(state.allAlerts.isEmpty)
    }

    @Test func onlyARisingSeverityCausesAMessage() {
        var state = EscalationState(channel: "webhook")
        state.record(.signalRaised(signal(on: "2019-10-01")))
        let worse = state.record(.signalUpdated(signal(on: "2019-10-02", severity: .serious)))
        #expect(worse.compactMap(\.change?.kind) == [.severityChanged])
        #expect(worse.compactMap(\.notification).count == 1)
        let better = state.record(.signalUpdated(signal(on: "2019-10-03", severity: .attention)))
        #expect(better.count == 1)
        #expect(state.record(.signalUpdated(signal(on: "2019-10-04", severity: .attention))).isEmpty)
        #expect(state.only?.severity == .attention)
    }

    @Test func anUpdateOfAnUnknownSignalIsNotLost() {
        var state = EscalationState(channel: "webhook")
        #expect(state.record(.signalUpdated(signal(on: "2019-10-01"))).count == 2)
        #expect(state.only?.isOpen == true)
    }
}

/// The age of the figures in an open alert.
@Suite(.timeLimit(.minutes(10)))
struct AlertFiguresTests {
    @Test func newFiguresOfTheSameSeverityAreKeptWithoutAMessage() {
        var state = EscalationState(channel: "webhook")
        state.record(.signalRaised(signal(on: "2019-08-01")))
        let outcomes = state.record(
            .signalUpdated(signal(on: "2019-08-05", sentence: "Er wachten 12 mensen te lang.")))
        #expect(outcomes.compactMap(\.change?.kind) == [.figuresChanged])
        #expect(outcomes.count == 1)
        #expect(state.only?.sentence == "Er wachten 12 mensen te lang.")
        #expect(
            state.record(.signalUpdated(signal(on: "2019-08-09", sentence: "Er wachten 12 mensen te lang."))).isEmpty)
    }
}
