import Contracts
import EscalationDomain
@testable import EscalationService
import JSON
import PostgresClient
import ServiceKit
import TestSupport
import Testing

/// The notifier's handling of a channel's outcome, whatever the channel is.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct ChannelTests {
    /// A run with messages about alerts, and a channel with the name in those messages.
    private static func with(
        alerts: Int, _ body: (EscalationRun, TestChannel, Notifier) async throws -> Void
    ) async throws {
        try await EscalationRun.with { run in
            try await run.start("2019-10-01") { run in
                for number in 0..<alerts { run.signal(on: "2019-10-01", subject: "group:g\(number)") }
            }
            let channel = TestChannel(WebhookChannel.name)
            try await body(run, channel, run.notifier(channel))
        }
    }

    private static func states(_ run: EscalationRun) async throws -> [String] {
        try await run.notifications().map { $0["state"]?.stringValue ?? "" }.sorted()
    }

    @Test func deliveredIsNeverSentAgain() async throws {
        try await Self.with(alerts: 1) { (run, channel, notifier) async throws in
            #expect(try await notifier.pass(run.connection) == 1)
            run.clock.pass(seconds: 1_000_000)
            #expect(try await notifier.pass(run.connection) == 0)
            #expect(channel.messages.count == 1 && channel.messages.first?.attempts == 1)
            #expect(try await Self.states(run) == ["delivered"])
        }
    }

    /// A pause shorter than our own first one is no relief, and one longer than an hour would keep an alert from
    /// people.
    @Test(arguments: [(0, 5), (120_000, 120), (3_600_000, 3_600), (86_400_000, 3_600)] as [(Int64, Int64)])
    func aRetryRestsTheWholeChannelWithinBounds(asked: Int64, seconds: Int64) async throws {
        try await Self.with(alerts: 2) { (run, channel, notifier) async throws in
            // The first message of a pass pauses the channel; other due messages wait too.
            channel.answer(.retry(after: asked, problem: .answered(status: 503)))
            #expect(try await notifier.pass(run.connection) == 1)
            run.clock.pass(seconds: seconds - 1)
            #expect(try await notifier.pass(run.connection) == 0)
            run.clock.pass(seconds: 1)
            #expect(try await notifier.pass(run.connection) == 2)
            #expect(Set(channel.messages.map(\.idempotencyKey)).count == 2)
            #expect(try await Self.states(run) == ["delivered", "delivered"])
        }
    }

    @Test func withoutARequestedPauseOurOwnPausesDouble() async throws {
        try await Self.with(alerts: 1) { (run, channel, notifier) async throws in
            let failure = DeliveryOutcome.retry(after: nil, problem: .noAnswer(reason: "test"))
            channel.answer(failure, failure, failure)
            for seconds in [0, 5, 10, 20] as [Int64] {
                if seconds > 0 {
                    run.clock.pass(seconds: seconds - 1)
                    #expect(try await notifier.pass(run.connection) == 0)
                    run.clock.pass(seconds: 1)
                }
                #expect(try await notifier.pass(run.connection) == 1)
            }
            #expect(channel.messages.map(\.attempts) == [1, 2, 3, 4])
            #expect(Set(channel.messages.map(\.idempotencyKey)).count == 1)
        }
    }

    @Test func aRefusalIsFinal() async throws {
        try await Self.with(alerts: 1) { (run, channel, notifier) async throws in
            channel.answer(.refused(problem: .answered(status: 410)))
            #expect(try await notifier.pass(run.connection) == 1)
            #expect(
                run.status.problem == "notifications do not get through the channel webhook: the receiver answered 410")
            run.clock.pass(seconds: 1_000_000)
            #expect(try await notifier.pass(run.connection) == 0)
            #expect(try await Self.states(run) == ["refused"])
        }
    }

    @Test func afterAnErrorWithUnknownOutcomeTheSameMessageIsSentAgain() async throws {
        try await Self.with(alerts: 1) { (run, channel, notifier) async throws in
            channel.answer(nil)
            await #expect(throws: TestChannel.LostError.self) { try await notifier.pass(run.connection) }
            #expect(try await Self.states(run) == ["attempting"])
            try await notifier.recover(run.connection)
            #expect(try await Self.states(run) == ["unknown"])
            run.clock.pass(seconds: 5)
            #expect(try await notifier.pass(run.connection) == 1)
            #expect(Set(channel.messages.map(\.idempotencyKey)).count == 1 && channel.messages.count == 2)
        }
    }

    @Test func eachChannelSendsItsOwnAndRestsAlone() async throws {
        try await Self.with(alerts: 2) { (run, webhook, _) async throws in
            // Changes a row to what a later version writes.
            let moved = try #require(try await run.notifications().first?["id"]?.stringValue)
            _ = try await run.connection.transaction { database in
                try database.query(
                    """
                    UPDATE notification SET channel = 'mail', document = document || '{"channel": "mail"}' WHERE id = $1
                    """, [.text(moved)])
            }
            // Without that channel its message waits, and the log reports it.
            let alone = run.notifier(webhook)
            try await alone.recover(run.connection)
            #expect(run.log.lines == ["error messages wait for a channel that is not configured channel=mail"])
            webhook.answer(.retry(after: 60_000, problem: .answered(status: 503)))
            #expect(try await alone.pass(run.connection) == 1)
            #expect(webhook.messages.allSatisfy { $0.id != moved })

            let mail = TestChannel("mail")
            let both = run.notifier(webhook, mail)
            mail.answer(.refused(problem: .answered(status: 550)))
            #expect(try await both.pass(run.connection) == 1, "the webhook rests, mail does not")
            #expect(mail.messages.map(\.id) == [moved])
            #expect(
                run.status.problem == "notifications do not get through the channel mail: the receiver answered 550")
            run.clock.pass(seconds: 60)
            #expect(try await both.pass(run.connection) == 1)
            #expect(try await Self.states(run) == ["delivered", "refused"])
            #expect(run.status.problem?.contains("channel mail") == true, "the webhook's success says nothing of it")
        }
    }
}
