import Contracts
import EscalationDomain
@testable import EscalationService
import Foundation
import JSON
import Pipeline
import PostgresClient
import Testing

/// Messages about one alert arrive in order, and describe the state at the moment of sending.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct OrderTests {
    private static let update = InternalType.signalUpdated.wireName

    /// Four times 503, then 200: «Ernstiger» does not overtake the «Nieuwe melding».
    @Test func messagesAboutOneAlertKeepTheirOrder() async throws {
        try await EscalationRun.with { run in
            try await TestReceiver.with { receiver in
                try await run.start("2019-10-01") { $0.signal(on: "2019-10-01") }
                receiver.answer(.status(503), times: 4)
                for seconds in [0, 5, 10, 20] as [Int64] {
                    run.clock.pass(seconds: seconds)
                    #expect(try await run.deliver(to: receiver) == 1)
                }
                try await run.start("2019-10-02") { $0.signal(Self.update, on: "2019-10-02", "serious") }
                #expect(try await run.deliver(to: receiver) == 0, "the second waits for the first")
                run.clock.pass(seconds: 40)
                try await run.deliverAll(to: receiver)
                let said = receiver.received
                #expect(said.count == 6)
                #expect(Set(said.prefix(5).map(\.key)).count == 1)
                #expect(said[4].subject.hasPrefix("Nieuwe melding") && said[5].subject.hasPrefix("Ernstiger geworden"))
                #expect(said.suffix(2).map(\.number) == [1, 2])
                #expect(said.suffix(2).map(\.on) == ["2019-10-01", "2019-10-02"])
                #expect(
                    said[5].json["change"] == "severity-changed" && said[5].json["alertKind"] == "waiting-over-norm")
                // The signature covers day and number.
                let stamp = try #require(said[5].headers["doorstroom-timestamp"].flatMap { Int64($0) })
                try WebhookSignature(secret: receiver.webhook.receiver.secret).check(
                    Data(said[5].body.utf8), signature: said[5].headers["doorstroom-signature"],
                    timestamp: String(stamp), now: stamp)
            }
        }
    }

    /// Messages about other alerts do not wait.
    @Test func messagesAboutOtherAlertsContinue() async throws {
        try await EscalationRun.with { run in
            try await TestReceiver.with { receiver in
                try await run.start("2019-10-01") { run in
                    for group in ["a", "b"] { run.signal(on: "2019-10-01", subject: "group:\(group)") }
                }
                receiver.answer(.status(503))
                #expect(try await run.deliver(to: receiver) == 2)
                try await run.start("2019-10-02") { run in
                    for group in ["a", "b"] {
                        run.signal(Self.update, on: "2019-10-02", "serious", subject: "group:\(group)")
                    }
                }
                #expect(try await run.deliver(to: receiver) == 1)
                #expect(receiver.received.last?.json["alertId"] == receiver.received[1].json["alertId"])
            }
        }
    }

    /// A «Nieuwe melding» that could not be sent before its signal ended is sent as over, once.
    @Test func aMessageSaysThatTheAlertIsOver() async throws {
        try await EscalationRun.with { run in
            try await TestReceiver.with { receiver in
                try await run.start("2019-10-01") { $0.signal(on: "2019-10-01") }
                receiver.answer(.status(503), times: 2)
                #expect(try await run.deliver(to: receiver) == 1)
                try await run.pass(through: "2019-10-04")
                try await run.start("2019-10-05") { $0.signal(Self.update, on: "2019-10-05", "serious") }
                try await run.start("2019-10-06") { $0.cleared(on: "2019-10-06") }
                try await run.pass(through: "2019-10-31")
                run.clock.pass(seconds: 30 * 86_400)
                try await run.deliver(to: receiver)
                run.clock.pass(seconds: 60)
                try await run.deliverAll(to: receiver)
                let last = try #require(receiver.received.last)
                #expect(!receiver.received.dropFirst().contains { $0.subject.hasPrefix("Nieuwe melding") })
                #expect(!receiver.received.contains { $0.subject.hasPrefix("Ernstiger") })
                #expect(last.subject == "Voorbij: Mensen wachten te lang op een woning")
                #expect(last.text.contains("van 1 oktober 2019") && last.text.contains("opgelost op 6 oktober 2019"))
                #expect(last.text.contains("U hoeft niets te doen."))
                #expect(last.on == "2019-10-01")
                // The attempts with the first key may have arrived: the correction has a key and a number of its own.
                #expect(last.key != receiver.received[0].key)
                #expect((last.number ?? 0) > (receiver.received[0].number ?? 0))
                #expect(
                    try await run.notifications().map { $0["state"]?.stringValue } == [
                        "replaced", "delivered", "replaced",
                    ])
            }
        }
    }
}
