import Contracts
import Foundation
import HTTPTypes
import Hummingbird
import Messaging
import PostgresClient
import Synchronization
import Vocabulary

/// What is left to a partner of what it may send today, at the door: what does not fit is not taken.
///
/// The count is the one that is stored with the events. What was answered since it was read comes on top, and what was
/// answered shortly before it as well: it may still have been on its way.
final class QuotaGate: Sendable {
    private struct State {
        var book: QuotaBook
        var sent: [String: DayUsage] = [:]
        var sentBefore: [String: DayUsage] = [:]
    }

    private let state: Mutex<State>
    private let now: @Sendable () -> Int

    init(_ quota: DayQuota, now: @escaping @Sendable () -> Int = { Int(Date().timeIntervalSince1970) }) {
        self.state = Mutex(State(book: QuotaBook(standard: quota)))
        self.now = now
    }

    private var today: CalendarDate { UtrechtClock.day(at: self.now()) }

    /// Reads what is stored.
    func read(on database: isolated PostgresConnection) throws {
        var book = self.state.withLock { $0.book }
        try QuotaStore.load(self.today, into: &book, on: database)
        self.state.withLock { state in
            let isOtherDay = state.book.day != book.day
            state.sentBefore = isOtherDay ? [:] : state.sent
            state.sent = [:]
            state.book = book
        }
    }

    /// - Throws: `Problem` when a request does not fit in what is left.
    func require(_ cost: DayUsage, of partner: Partner) throws {
        let (stored, sent, quota) = self.used(by: partner)
        guard let quota, !quota.fits(stored + sent + cost) else { return }
        let used = stored + sent
        var fields = self.fields(for: partner)
        // What was sent lately may be stored by now, and be counted twice: a moment later it is known.
        let isSure = !quota.fits(stored + cost)
        fields[.retryAfter] = String(isSure ? UtrechtClock.secondsLeft(at: self.now()) : 10)
        throw Problem(
            .tooManyRequests,
            "It does not fit in what is left of today: \(used.events) of \(quota.events) events and \(used.bytes) of "
                + "\(quota.bytes) bytes are used. A new day begins at midnight in Utrecht; a smaller request may fit before.",
            headers: fields)
    }

    func sent(_ cost: DayUsage, by partner: Partner) {
        self.state.withLock { $0.sent[partner.id] = ($0.sent[partner.id] ?? DayUsage()) + cost }
    }

    private func used(by partner: Partner) -> (stored: DayUsage, sent: DayUsage, quota: DayQuota?) {
        let today = self.today
        return self.state.withLock { state in
            let quota = state.book.quota(of: partner)
            guard state.book.day == today else { return (DayUsage(), DayUsage(), quota) }
            let sent = (state.sent[partner.id] ?? DayUsage()) + (state.sentBefore[partner.id] ?? DayUsage())
            return (state.book.usage(of: partner.id), sent, quota)
        }
    }

    /// What is left, as the IETF's draft on rate limits in headers says it.
    func fields(for partner: Partner) -> HTTPFields {
        let (stored, sent, quota) = self.used(by: partner)
        guard let quota else { return [:] }
        let used = stored + sent
        let seconds = UtrechtClock.secondsLeft(at: self.now())
        let left = (max(0, quota.events - used.events), max(0, quota.bytes - used.bytes))
        return [
            .rateLimitPolicy:
                "\"events\";q=\(quota.events);w=86400, \"bytes\";q=\(quota.bytes);qu=\"content-bytes\";w=86400",
            .rateLimit: "\"events\";r=\(left.0);t=\(seconds), \"bytes\";r=\(left.1);t=\(seconds)",
        ]
    }
}

extension DayUsage {
    /// What messages cost.
    init(_ messages: [PartnerMessage]) {
        self.init(events: Int64(messages.count), bytes: messages.reduce(0) { $0 + Int64($1.body.count) })
    }
}

extension HTTPField.Name {
    // The names are constants that are tokens.
    static let rateLimit = HTTPField.Name("RateLimit") ?? .server
    static let rateLimitPolicy = HTTPField.Name("RateLimit-Policy") ?? .server
}
