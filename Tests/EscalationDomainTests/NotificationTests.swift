import EscalationDomain
import Testing
import Vocabulary
import TestRandom

@Suite(.timeLimit(.minutes(10)))
struct NotificationTests {
    private let intent = NotificationIntent(
        notificationId: "n1", alertId: "a1", alertKind: "waiting-over-norm", channel: "webhook",
        audience: .implementationTeam, idempotencyKey: "n1", place: 1, opening: 1, change: .raised,
        on: day("2019-10-01"), sentence: "Er wachten mensen te lang.", subject: "Nieuwe melding",
        body: "Er wachten mensen te lang.")

    @Test func aMessageIsIntendedAttemptedAndDelivered() throws {
        let ledger = LedgerRow(self.intent, at: 1000)
        #expect(ledger.row.state == .intended)
        let attempt = try #require(ledger.begin(at: 1000))
        #expect(attempt == 1)
        #expect(ledger.row.state == .attempting)
        #expect(ledger.begin(at: 99_999) == nil)
        #expect(ledger.confirm(attempt, at: 1200))
        #expect(ledger.row.state == .delivered)
        #expect(ledger.row.changedAt == 1200)
        #expect(!ledger.row.isDue(at: .max))
        // The state is final, whatever follows.
        #expect(!ledger.confirm(attempt, at: 1300))
        #expect(!ledger.fail(attempt, at: 1300))
        #expect(!ledger.refuse(attempt, at: 1300))
        #expect(!ledger.retry(at: 1300))
        #expect(!ledger.recover(at: 1300))
        #expect(ledger.row.state == .delivered)
    }

    @Test func failuresAreRetriedWithGrowingPausesForEver() throws {
        let ledger = LedgerRow(self.intent, at: 0)
        var now: Int64 = 0
        var pauses: [Int64] = []
        for _ in 0..<200 {
            let attempt = try #require(ledger.begin(at: now))
            #expect(ledger.fail(attempt, at: now))
            let next = try #require(ledger.row.nextAttemptAt)
            #expect(!ledger.row.isDue(at: next - 1))
            pauses.append(next - now)
            now = next
        }
        #expect(pauses.prefix(4) == [5_000, 10_000, 20_000, 40_000])
        #expect(pauses == pauses.sorted())
        #expect(pauses.last == NotificationPolicy.longestPause)
        #expect(ledger.row.problem == "the receiver answered 503")
        #expect(ledger.row.idempotencyKey == "n1")
        #expect(ledger.row.attempts == 200)
    }

    @Test func aCrashWhileAttemptingIsUnknownAndTriedAgainWithTheSameKey() throws {
        let ledger = LedgerRow(self.intent, at: 0)
        #expect(!ledger.recover(at: 5))
        let lost = try #require(ledger.begin(at: 10))
        #expect(ledger.recover(at: 20))
        #expect(ledger.row.state == .unknown)
        let next = try #require(ledger.row.nextAttemptAt)
        #expect(next > 20)
        #expect(ledger.begin(at: next - 1) == nil)
        let attempt = try #require(ledger.begin(at: next))
        #expect(attempt == lost + 1)
        #expect(ledger.row.idempotencyKey == "n1")
        // A late failure of the lost attempt does not disturb the new one; its late success ends it.
        #expect(!ledger.fail(lost, at: next))
        #expect(ledger.confirm(lost, at: next + 1))
        #expect(ledger.row.state == .delivered)
    }

    @Test func anAttemptThatWasNeverMadeCannotBeConfirmed() {
        let ledger = LedgerRow(self.intent, at: 0)
        #expect(!ledger.confirm(0, at: 1))
        #expect(!ledger.confirm(1, at: 1))
        #expect(ledger.row.state == .intended)
    }

    /// In every order of events, a notification that is neither delivered nor refused gets another attempt.
    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func aMessageIsNeverGivenUp(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let ledger = LedgerRow(self.intent, at: 0)
        var now: Int64 = 0
        for _ in 0..<60 {
            now += Int64.random(in: 0...600_000, using: &random)
            let attempt = Int.random(in: 0...ledger.row.attempts, using: &random)
            switch Int.random(in: 0..<11, using: &random) {
            case 0...3: _ = ledger.begin(at: now)
            case 4, 5: _ = ledger.fail(attempt, after: Bool.random(using: &random) ? 60_000 : nil, at: now)
            case 6, 7: _ = ledger.recover(at: now)
            case 8: _ = ledger.refuse(attempt, at: now)
            case 9: _ = ledger.retry(at: now)
            default: if Bool.random(using: &random) { _ = ledger.confirm(attempt, at: now) }
            }
            switch ledger.row.state {
            case .delivered, .attempting, .refused, .replaced: #expect(ledger.row.nextAttemptAt == nil)
            case .intended, .failed, .unknown: #expect(ledger.row.nextAttemptAt != nil)
            }
        }
    }

    @Test func aRequestedPauseIsBounded() throws {
        for (asked, pause) in [(0, 5_000), (90_000, 90_000), (86_400_000, 3_600_000)] as [(Int64, Int64)] {
            let ledger = LedgerRow(self.intent, at: 0)
            let attempt = try #require(ledger.begin(at: 0))
            #expect(ledger.fail(attempt, after: asked, at: 10))
            #expect(ledger.row.nextAttemptAt == 10 + pause)
        }
    }

    @Test func anUnusableAddressGetsTheLongestPause() throws {
        let ledger = LedgerRow(self.intent, at: 0)
        let attempt = try #require(ledger.begin(at: 0))
        #expect(ledger.fail(attempt, .redirected(status: 302, to: "sso.example/login"), at: 0))
        #expect(ledger.row.nextAttemptAt == NotificationPolicy.longestPause)
        #expect(ledger.row.problem == "the receiver answered 302 and pointed to sso.example/login")
    }

    @Test func aRefusedMessageWaitsForAnOperatorAndKeepsItsKey() throws {
        let ledger = LedgerRow(self.intent, at: 0)
        let attempt = try #require(ledger.begin(at: 0))
        #expect(ledger.refuse(attempt, at: 10))
        #expect(ledger.row.state == .refused && ledger.row.nextAttemptAt == nil)
        #expect(ledger.begin(at: .max) == nil)
        #expect(ledger.retry(at: 500))
        #expect(ledger.begin(at: 500) == 2)
        #expect(ledger.row.idempotencyKey == "n1" && ledger.row.number == 1)
    }

    @Test func noPauseIsOutOfBounds() {
        for attempts in [0, 1, 5, 64, Int.max] {
            let pause = NotificationPolicy.pause(afterAttempts: attempts)
            #expect((NotificationPolicy.firstPause...NotificationPolicy.longestPause).contains(pause))
        }
    }
}
