import EscalationDomain
import Foundation
import Testing
import Vocabulary

/// Rows that an earlier version wrote.
@Suite(.timeLimit(.minutes(10)))
struct FormerRowsTests {
    private static let alert = """
        {"id":"a1","signalIds":["s1"],"kind":"waiting-over-norm","subject":"group:mo-bw",
         "transitions":[{"kind":"raised","on":"2019-08-01","severity":"attention","sentence":"Er wachten mensen."},
          {"kind":"updated","on":"2019-08-20","severity":"serious","sentence":"Er wachten er meer."},
          {"kind":"cleared","on":"2019-09-01","severity":"serious","sentence":"Er wachten er meer."},
          {"kind":"raised","on":"2019-10-01","severity":"attention","sentence":"Er wachten mensen."}],
         "acknowledgements":[{"member":"anna","on":"2019-08-15","day":"2019-08-15"},
          {"member":"gemeente-2","on":"2019-10-01","day":"2019-10-01"}],
         "escalations":[{"raisedOn":"2019-08-01","on":"2019-08-15","reason":"unacknowledged"}]}
        """

    private static let snapshot = """
        {"alerts":[\(alert)],"actions":[],"clock":[{"id":"clock","day":"2019-10-02"}],"waiting":[],
         "early":[{"id":"never","acknowledgements":[{"member":"anna","on":"2019-09-01","day":"2019-09-01"}]},
          {"id":"alert/waiting-over-norm|group:wlz#1",
           "acknowledgements":[{"member":"gemeente-1","on":"2019-10-04","day":"2019-10-04"}]}]}
        """

    @Test func anAlertOfThreeListsIsTheSameAlert() throws {
        let alert = try JSONDecoder().decode(Alert.self, from: Data(Self.alert.utf8))
        #expect(
            alert.history.map(\.kind) == [
                .raised, .escalated, .acknowledged, .severityChanged, .resolved, .reopened, .acknowledged,
            ])
        #expect(alert.status == .acknowledged && alert.severity == .attention && alert.audience == .implementationTeam)
        #expect(alert.raisedOn == day("2019-10-01") && alert.acknowledgement?.member == "gemeente-2")
        #expect(try JSONDecoder().decode(Alert.self, from: JSONEncoder().encode(alert)) == alert)
    }

    @Test func formerRowsHaveTheSameFutureAndEarlyActsWaitOrAreForgotten() throws {
        let snapshot = try JSONDecoder().decode(EscalationSnapshot.self, from: Data(Self.snapshot.utf8))
        var state = EscalationState(restoring: snapshot, channel: "webhook")
        #expect(state.takeChanged().early.allSatisfy { $0.acknowledgements.isEmpty })
        state.record(.signalRaised(signal("group:wlz", on: "2019-10-04")))
        #expect(state.alert("alert/waiting-over-norm|group:wlz#1")?.acknowledgement?.member == "gemeente-1")
        #expect(state.start("2019-11-11").isEmpty)
        #expect(state.start("2019-11-12").compactMap(\.change?.kind) == [.escalated])
        // A second start finds none of the former rows.
        #expect(EscalationState(restoring: state.snapshot, channel: "webhook").snapshot == state.snapshot)
    }

    @Test func aNotificationWithoutItsIntentStillGoesOut() throws {
        let row = """
            {"id":"n1","alertId":"a1","channel":"webhook","audience":"implementation-team","idempotencyKey":"n1",
             "subject":"Nieuwe melding","body":"Er wachten mensen.","state":"failed","attempts":3,"nextAttemptAt":5,
             "changedAt":1,"problem":"the receiver answered 503"}
            """
        let notification = try JSONDecoder().decode(AlertNotification.self, from: Data(row.utf8))
        let alert = try JSONDecoder().decode(Alert.self, from: Data(Self.alert.utf8))
        let plan = NotificationPlan(notification, later: [], alert: alert, at: 10)
        #expect(plan.next == notification && plan.replaced.isEmpty)
    }
}
