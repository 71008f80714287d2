import Contracts
import EscalationDomain
@testable import EscalationService
import JSON
import Testing

/// The team's actions on alerts: who acts, the effect, and what people then see (ESC-2).
@Suite(.serialized, .timeLimit(.minutes(10)))
struct DecisionTests {
    private static func act(_ alert: String, by member: String = "gemeente-1", _ more: [(String, JSONValue)] = [])
        -> JSONValue
    {
        .object(([("alertId", .string(alert)), ("member", .string(member))] + more).map { JSONMember($0.0, $0.1) })
    }

    private static func subjects(_ receiver: TestReceiver) -> [String] { receiver.received.map(\.subject) }

    /// Actions with an unknown alert or an unknown seat are refused and do not stop the days.
    @Test func unknownAlertsAndSeatsAreRefused() async throws {
        try await EscalationRun.with { run in
            // Before the first day, no alert is known.
            try run.send(.alertAcknowledged, Self.act("nothing"), id: "e0")
            try await run.start("2019-10-01") { $0.signal(on: "2019-10-01") }
            let alert = try await run.alertId()
            try run.send(.alertAcknowledged, Self.act("does-not-exist"), id: "e1")
            try run.send(.alertAcknowledged, Self.act(alert, by: "niemand-99"), id: "e2")
            try run.send(.alertSnoozed, Self.act(alert, [("snoozedUntil", "2019-10-01")]), id: "e3")
            try run.send(.alertAssigned, Self.act(alert, [("dueOn", "2019-09-30")]), id: "e4")
            try run.send(.alertResolved, Self.act("does-not-exist", [("resolution", "solved")]), id: "e5")
            try await run.work()
            #expect(
                run.answers == [
                    "e0 alert-unknown", "e1 alert-unknown", "e2 seat-unknown", "e3 day-past", "e4 day-past",
                    "e5 alert-unknown",
                ])
            #expect(run.answerEvents.allSatisfy { $0["subject"] == $0["data"]?["causationid"] })
            #expect(run.answerEvents.last?["data"]?["alertId"] == "does-not-exist")
            #expect((try await run.page()).contains("Nog niet gezien 1"))
            try await run.pass(through: "2019-10-15")
            #expect(try await run.alerts().first?["audience"] == "administrative")
        }
    }

    /// Acknowledged: the action is applied and shown with the seat; after the end of the signal it is refused.
    @Test func anAcknowledgementIsAppliedAndShown() async throws {
        try await EscalationRun.with { run in
            try await run.start("2019-10-01") { $0.signal(on: "2019-10-01") }
            let alert = try await run.alertId()
            try run.send(.alertAcknowledged, Self.act(alert, by: "corporaties-2"), id: "e1")
            try await run.work()
            #expect((try await run.page()).contains("Gezien door Corporaties, lid 2 op 1 oktober 2019"))
            try await run.start("2019-10-02") { $0.cleared(on: "2019-10-02") }
            try run.send(.alertAcknowledged, Self.act(alert), id: "e2")
            try await run.work()
            #expect(run.answers == ["e1 applied", "e2 alert-resolved"])
        }
    }

    /// A double click sends the form twice: both get the answer of the first, and it counts once.
    @Test func anActThatIsSentTwiceCountsOnce() async throws {
        try await EscalationRun.with { run in
            try await run.start("2019-10-01") { $0.signal(on: "2019-10-01") }
            let alert = try await run.alertId()
            for id in ["e1", "e2"] { try run.send(.alertAcknowledged, Self.act(alert), id: id) }
            try await run.work()
            // Before the rules of the day have run, and after.
            for day in [nil, "2019-10-02"] {
                if let day { try await run.start(day) }
                let page = try await run.page()
                #expect(page.split(separator: "1 oktober 2019: gezien").count == 2, "\(page)")
            }
            #expect(run.answers == ["e1 applied", "e2 applied"])
        }
    }

    /// Snoozed until 31 December: no escalation on day 14; on its day the alert sends a message.
    @Test func aSnoozedAlertAsksAgainOnItsDay() async throws {
        try await EscalationRun.with { run in
            try await TestReceiver.with { receiver in
                try await run.start("2019-10-01") { $0.signal(on: "2019-10-01") }
                let alert = try await run.alertId()
                try run.send(.alertSnoozed, Self.act(alert, [("snoozedUntil", "2019-12-31")]), id: "e1")
                try await run.pass(through: "2019-12-30")
                try await run.restart()
                try await run.deliverAll(to: receiver)
                #expect(run.answers == ["e1 applied"])
                #expect(Self.subjects(receiver) == ["Nieuwe melding: Mensen wachten te lang op een woning"])
                let asleep = try #require(try await run.alerts().first)
                #expect(asleep["audience"] == "implementation-team" && asleep["snooze"]?["until"] == "2019-12-31")
                #expect((try await run.page()).contains("In rust tot 31 december 2019, door Gemeente, lid 1"))
                #expect(
                    (try await run.page("/?lang=en")).contains(
                        "Asleep until 31 December 2019, by Municipality, member 1"))
                try await run.start("2019-12-31")
                try await run.deliverAll(to: receiver)
                #expect(receiver.received.last?.subject.hasPrefix("Weer actueel") == true)
                #expect(try await run.alerts().first?["status"] == "raised")
            }
        }
    }

    /// A snoozed alert that becomes serious sends a message.
    @Test func aSnoozedAlertThatBecomesSeriousSendsAMessage() async throws {
        try await EscalationRun.with { run in
            try await TestReceiver.with { receiver in
                try await run.start("2019-10-01") { $0.signal(on: "2019-10-01") }
                try run.send(
                    .alertSnoozed, Self.act(try await run.alertId(), [("snoozedUntil", "2019-12-31")]), id: "e1")
                try await run.start("2019-10-10") {
                    $0.signal(InternalType.signalUpdated.wireName, on: "2019-10-10", "serious")
                }
                try await run.deliverAll(to: receiver)
                #expect(receiver.received.last?.subject.hasPrefix("Ernstiger geworden") == true)
                #expect((try await run.page()).contains("Nog niet gezien 1"))
            }
        }
    }

    /// Assigned: holder and day are shown, no text says that nobody looked, and after its day the alert is escalated.
    @Test func anAssignedAlertShowsItsHolderAndEscalatesAfterItsDay() async throws {
        try await EscalationRun.with { run in
            try await TestReceiver.with { receiver in
                try await run.start("2019-10-01") { $0.signal(on: "2019-10-01") }
                let alert = try await run.alertId()
                try run.send(
                    .alertAssigned, Self.act(alert, by: "zorginstellingen-1", [("dueOn", "2019-10-20")]), id: "e1")
                try await run.pass(through: "2019-10-20")
                let page = try await run.page()
                #expect(page.contains("In handen van Zorginstellingen, lid 1, uiterlijk 20 oktober 2019"))
                let held = try #require(try await run.alerts().first)
                #expect(held["holder"]?["member"] == "zorginstellingen-1" && held["status"] == "acknowledged")
                #expect(held["audience"] == "implementation-team")
                try await run.start("2019-10-21")
                try await run.deliverAll(to: receiver)
                #expect(run.answers == ["e1 applied"])
                let up = try #require(receiver.received.last)
                #expect(up.json["audience"] == "administrative")
                #expect(up.text.contains("De afgesproken dag (20 oktober 2019) is voorbij"))
                #expect(!receiver.received.contains { $0.text.contains("nog niemand") })
            }
        }
    }

    /// Resolved: closed and shown as such, never as «nog niemand heeft bekeken»; a new signal opens it again.
    @Test func aResolvedAlertIsShownAsClosedAndANewSignalReopensIt() async throws {
        try await EscalationRun.with { run in
            try await TestReceiver.with { receiver in
                try await run.start("2019-10-01") { $0.signal(on: "2019-10-01") }
                let alert = try await run.alertId()
                try run.send(.alertResolved, Self.act(alert, [("resolution", "accepted")]), id: "e1")
                try await run.pass(through: "2019-11-20")
                try await run.deliverAll(to: receiver)
                #expect(Self.subjects(receiver) == ["Voorbij: Mensen wachten te lang op een woning"])
                #expect(receiver.received.last?.text.contains("afgesloten door Gemeente, lid 1 (geaccepteerd)") == true)
                #expect(
                    (try await run.page()).contains("Afgesloten door Gemeente, lid 1 op 1 oktober 2019: geaccepteerd"))
                let closed = try #require(try await run.alerts().first)
                #expect(closed["status"] == "resolved" && closed["closing"]?["resolution"] == "accepted")
                try run.send(.alertResolved, Self.act(alert, [("resolution", "solved")]), id: "e2")
                try await run.start("2019-11-21") { $0.cleared(on: "2019-11-21") }
                try await run.start("2019-11-25") { $0.signal(on: "2019-11-25") }
                try await run.deliverAll(to: receiver)
                #expect(run.answers == ["e1 applied", "e2 alert-resolved"])
                #expect(receiver.received.last?.subject.hasPrefix("Opnieuw gemeld") == true)
            }
        }
    }

    /// The team closes an alert about a finished round.
    @Test func anAlertAboutAFinishedRoundCanBeClosed() async throws {
        try await EscalationRun.with { run in
            try await TestReceiver.with { receiver in
                try await run.start("2019-10-01") {
                    $0.signal(
                        on: "2019-10-01", "serious", subject: "round:2019-K3/corporation:ssh",
                        kind: "nomination-below-quota",
                        sentence:
                            "De ronde van het derde kwartaal van 2019 is gesloten: SSH droeg 3 van de 9 woningen aan.")
                }
                try await run.deliverAll(to: receiver)
                try await run.pass(through: "2019-10-15")
                try await run.deliverAll(to: receiver)
                try run.send(.alertResolved, Self.act(try await run.alertId(), [("resolution", "accepted")]), id: "e1")
                try await run.start("2019-10-16")
                try await run.deliverAll(to: receiver)
                #expect(run.answers == ["e1 applied"])
                #expect(
                    receiver.received.map { $0.json["change"]?.stringValue } == ["raised", "escalated", "resolved"])
                #expect(receiver.received.map(\.number) == [1, 2, 3])
                #expect(receiver.received.last?.json["audience"] == "administrative")
                #expect(try await run.alerts().first?["status"] == "resolved")
            }
        }
    }
}
