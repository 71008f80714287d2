import Contracts
import EscalationDomain
@testable import EscalationService
import JSON
import PostgresClient
import ServiceKit
import TestSupport
import Testing

/// Which answers count as delivered, and what happens to the other messages.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct DeliveryTests {
    private static let signIn = TestReceiver.Reply.status(
        302, ["location": "https://u:p@sso.example/login?return=%2Fwebhook&token=secret#x"])
    private static let page = "<!DOCTYPE html><html><body><form>Inloggen</form></body></html>"

    private static func state(_ run: EscalationRun) async throws -> [String] {
        try await run.notifications().map { $0["state"]?.stringValue ?? "" }
    }

    /// A receiver that redirects to its sign-in page has received nothing: all ten messages wait, and people are told.
    @Test func aRedirectDeliversNothing() async throws {
        try await EscalationRun.with { run in
            try await TestReceiver.with { receiver in
                try await run.start("2019-10-01") { run in
                    for number in 0..<10 { run.signal(on: "2019-10-01", subject: "group:g\(number)") }
                }
                receiver.answer(Self.signIn, times: 10)
                #expect(try await run.deliver(to: receiver) == 10)
                #expect(receiver.received.count == 10, "the redirect itself is not asked for")
                #expect(receiver.received.allSatisfy { $0.method == "POST" && $0.path == "/webhook" })
                #expect(try await Self.state(run).allSatisfy { $0 == "failed" })
                let problem = "the receiver answered 302 and pointed to sso.example/login"
                #expect(try await run.notifications().allSatisfy { $0["problem"]?.stringValue == problem })
                #expect(run.status.problem?.contains("sso.example/login") == true && run.status.isReady)
                #expect(
                    run.log.lines == ["error notifications do not get through channel=webhook reason=\(problem)"],
                    "said once")

                try await run.work()
                let alerts = try await run.alerts()
                let failing = try #require(alerts.first { $0["kind"] == "channel-failing" })
                #expect(failing["severity"] == "serious" && failing["status"] == "raised")
                let page = try await run.page()
                #expect(page.contains("Berichten over meldingen komen niet aan"))
                #expect(page.contains("antwoordt met code 302 en verwijst naar sso.example/login"))
                #expect(!page.contains("secret"))

                // No message is sent before the long pause is over; the alert about the channel never sends one on its
                // own.
                run.clock.pass(seconds: 1_799)
                #expect(try await run.deliver(to: receiver) == 0)
                run.clock.pass(seconds: 1)
                receiver.forget()
                try await run.deliverAll(to: receiver)
                #expect(Set(receiver.received.map(\.key)).count == 11)
                // The alert is over by then, and the message says so.
                let last = try #require(receiver.received.last)
                #expect(last.subject == "Voorbij: Berichten over meldingen komen niet aan")
                #expect(try await Self.state(run).allSatisfy { $0 == "delivered" })
                #expect(run.status.problem == nil)
                #expect(run.log.lines.last == "notice notifications get through again channel=webhook")
                #expect(try await run.alerts().first { $0["kind"] == "channel-failing" }?["status"] == "resolved")
            }
        }
    }

    /// A web page that answers 200 is no receiver; a plain word with an HTML content type comes from a receiver.
    @Test func aWebPageIsNoReceiver() async throws {
        try await EscalationRun.with { run in
            try await TestReceiver.with { receiver in
                try await run.start("2019-10-01") { $0.signal(on: "2019-10-01") }
                receiver.answer(
                    .status(200, ["content-type": "text/html; charset=utf-8"], body: Self.page),
                    .status(200, ["content-type": "text/html"], body: "ok"))
                #expect(try await run.deliver(to: receiver) == 1)
                #expect(try await Self.state(run) == ["failed"])
                #expect(run.status.problem?.contains("a web page") == true)
                run.clock.pass(seconds: 1_800)
                #expect(try await run.deliver(to: receiver) == 1)
                #expect(try await Self.state(run) == ["delivered"])
            }
        }
    }

    /// After 410 a message is refused once, with one alarm about the channel that does not repeat, until an operator
    /// retries.
    @Test func aRefusedMessageWaitsForAnOperator() async throws {
        try await EscalationRun.with { run in
            try await TestReceiver.with { receiver in
                try await run.start("2019-10-01") { $0.signal(on: "2019-10-01") }
                receiver.answer(.status(410), times: 3)
                try await run.deliverAll(to: receiver)
                #expect(receiver.received.count == 1)
                run.clock.pass(seconds: 86_400)
                try await run.deliverAll(to: receiver)
                #expect(receiver.received.count == 1, "refused for good, and the alarm is not sent into the void")
                #expect(try await run.alerts().count { $0["kind"] == "channel-failing" } == 1)
                let page = try await run.page()
                #expect(page.contains("Berichten die niet aankwamen: 1."))
                #expect(page.contains("de ontvanger antwoordt met code 410"))
                #expect(run.status.problem?.contains("410") == true)

                // Another process knows about it too.
                let other = run.notifier(receiver.webhook)
                run.status.report(nil, of: .notifications)
                try await other.recover(run.connection)
                #expect(run.status.problem?.contains("410") == true)

                receiver.answer(.status(204))
                receiver.forget()
                let list = try await NotificationLedger.list("refused", run.connection)
                #expect(list.count == 1 && list[0].contains("the receiver answered 410"))
                let said = try await NotificationLedger.retry([], run.connection, now: run.clock.now)
                #expect(said.last == "notifications to be tried again: 1")
                // Two more 410s follow: the operator's retry was wrong again.
                try await run.deliverAll(to: receiver)
                #expect(try await Self.state(run).contains("refused"))
            }
        }
    }

    @Test func anOperatorsRetryArrivesUnderItsOwnKey() async throws {
        try await EscalationRun.with { run in
            try await TestReceiver.with { receiver in
                try await run.start("2019-10-01") { $0.signal(on: "2019-10-01") }
                receiver.answer(.status(401))
                try await run.deliverAll(to: receiver)
                let id = try #require(
                    try await run.notifications().first { $0["state"] == "refused" }?["id"]?.stringValue)
                await #expect(throws: (any Error).self) {
                    try await NotificationLedger.retry(["nobody"], run.connection, now: run.clock.now)
                }
                _ = try await NotificationLedger.retry([id], run.connection, now: run.clock.now)
                try await run.deliverAll(to: receiver)
                #expect(receiver.received.map(\.key).prefix(2) == [id, id])
                #expect(receiver.received.map { $0.headers["doorstroom-attempt"] }.prefix(2) == ["1", "2"])
                #expect(receiver.received.map(\.number).prefix(2) == [1, 1])
                #expect(try await Self.state(run).allSatisfy { $0 == "delivered" })
                #expect(!(try await run.page()).contains("Berichten die niet aankwamen"))
            }
        }
    }

    /// A refused message about the channel raises no alarm about the channel.
    @Test func alarmsDoNotRaiseAlarms() async throws {
        try await EscalationRun.with { run in
            try await TestReceiver.with { receiver in
                try await run.start("2019-10-01") { $0.signal(on: "2019-10-01") }
                receiver.answer(.status(302))
                try await run.deliver(to: receiver)
                try await run.work()
                run.clock.pass(seconds: 1_800)
                receiver.answer(.status(204), .status(400))
                try await run.deliverAll(to: receiver)
                #expect(receiver.received.last?.json["alertKind"] == "channel-failing")
                #expect(try await Self.state(run).sorted() == ["delivered", "refused"])
                #expect(try await run.alerts().first { $0["kind"] == "channel-failing" }?["status"] == "resolved")
                #expect(run.status.problem == nil)
                #expect((try await run.page()).contains("Berichten die niet aankwamen: 1."), "and is not forgotten")
            }
        }
    }

    /// After 429 with Retry-After, nothing at all is sent to the receiver for that time.
    @Test func retryAfterPausesTheWholeReceiver() async throws {
        try await EscalationRun.with { run in
            try await TestReceiver.with { receiver in
                try await run.start("2019-10-01") { run in
                    for group in ["a", "b", "c"] { run.signal(on: "2019-10-01", subject: "group:\(group)") }
                }
                receiver.answer(.status(429, ["retry-after": "120"]))
                #expect(try await run.deliver(to: receiver) == 1)
                run.clock.pass(seconds: 119)
                #expect(try await run.deliver(to: receiver) == 0)
                run.clock.pass(seconds: 1)
                #expect(try await run.deliver(to: receiver) == 3)
                #expect(run.status.problem == nil)

                // Retry-After as a date; the pause is at most an hour, whatever the header says.
                try await run.start("2019-10-02") { $0.signal(on: "2019-10-02", subject: "group:d") }
                receiver.answer(.status(503, ["retry-after": "Tue, 01 Oct 2019 09:00:00 GMT"]))
                #expect(try await run.deliver(to: receiver) == 1)
                run.clock.pass(seconds: 3_599)
                #expect(try await run.deliver(to: receiver) == 0)
                run.clock.pass(seconds: 1)
                #expect(try await run.deliver(to: receiver) == 1)
                #expect(try await Self.state(run).allSatisfy { $0 == "delivered" })
            }
        }
    }

    /// An interrupted attempt is repeated with the same key; after half an hour of that, people are told.
    @Test func anInterruptedAttemptIsRepeatedWithTheSameKey() async throws {
        try await EscalationRun.with { run in
            try await TestReceiver.with { receiver in
                try await run.start("2019-10-01") { $0.signal(on: "2019-10-01") }
                receiver.answer(.hangUp, times: 10)
                for _ in 0..<9 {
                    try await run.deliver(to: receiver)
                    try await run.work()
                    #expect(try await run.alerts().count == 1)
                    run.clock.pass(seconds: 1_280)
                    if receiver.received.count == 2 { break }
                }
                run.clock.pass(seconds: 1_800)
                try await run.deliver(to: receiver)
                try await run.work()
                #expect(try await run.alerts().contains { $0["kind"] == "channel-failing" })
                #expect(Set(receiver.received.map(\.key)).count == 1)
                #expect(Set(receiver.received.map(\.body)).count == 1, "the same key says the same")
                #expect((try await run.page()).contains("de ontvanger is niet te bereiken"))
            }
        }
    }

    /// Runs the notifier as the service does: with a client of its own, until it is stopped.
    @Test func theNotifierRunsUntilItIsStopped() async throws {
        try await EscalationRun.with { run in
            try await TestReceiver.with { receiver in
                try await run.start("2019-10-01") { $0.signal(on: "2019-10-01") }
                receiver.answer(Self.signIn)
                let notifier = run.notifier(receiver.webhook)
                let task = Task { try await notifier.run() }
                try await eventually("the alarm") { run.status.problem != nil }
                run.clock.pass(seconds: 1_800)
                try await eventually("the delivery") { try await Self.state(run) == ["delivered"] }
                #expect(receiver.received.map { $0.headers["doorstroom-attempt"] } == ["1", "2"])
                task.cancel()
                _ = await task.result
                #expect(run.status.problem == nil)
            }
        }
    }

    /// A process that dies during an attempt leaves its outcome unknown; the next process sends the same again.
    @Test func anAttemptOfADyingProcessIsRepeatedByTheNext() async throws {
        try await EscalationRun.with { run in
            try await TestReceiver.with { receiver in
                try await run.start("2019-10-01") { $0.signal(on: "2019-10-01") }
                let due = try await run.connection.transaction {
                    try NotificationStore.due(at: .max, channels: ["webhook"], on: $0)
                }
                var begun = try #require(due.first)
                #expect(begun.beginAttempt(at: run.clock.now, number: 1) == 1)
                let row = begun
                #expect(try await run.connection.transaction { try NotificationStore.update(row, from: 0, on: $0) })
                try await run.notifier(receiver.webhook).recover(run.connection)
                #expect(try await Self.state(run) == ["unknown"])
                #expect(try await run.deliver(to: receiver) == 0)
                run.clock.pass(seconds: 5)
                #expect(try await run.deliver(to: receiver) == 1)
                #expect(receiver.received.first?.key == row.idempotencyKey)
                #expect(receiver.received.first?.headers["doorstroom-attempt"] == "2")
                #expect(receiver.received.first?.number == 1)
            }
        }
    }
}
