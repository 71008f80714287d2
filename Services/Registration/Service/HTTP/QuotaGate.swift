import Contracts
import Foundation
import HTTPTypes
import Hummingbird
import Intake
import Pipeline
import ServiceKit
import PostgresClient
import Synchronization
import Vocabulary

/// Admits the requests that fit in what is left of a partner's day quota, and refuses the others.
///
/// Usage is the count that is stored with the events, plus the usage admitted today and not stored yet: a region that
/// has stopped reading must not lift the limit.
final class QuotaGate: Sendable {
    private struct State {
        var book: QuotaBook
        var pending = PendingUsage()
    }

    /// A partner's quota and usage of the day, at one moment.
    private struct Account {
        /// `nil` for a partner without a limit.
        let quota: DayQuota?
        let used: DayUsage
        /// The part of `used` that may still be given back.
        let reserved: DayUsage
    }

    private let state: Mutex<State>
    private let now: @Sendable () -> Int

    init(_ quota: DayQuota, now: @escaping @Sendable () -> Int = { Int(Date().timeIntervalSince1970) }) {
        self.state = Mutex(State(book: QuotaBook(standard: quota)))
        self.now = now
    }

    private var today: CalendarDate { UtrechtClock.day(at: self.now()) }

    /// Reads the stored quotas and usage.
    func read(on database: isolated PostgresConnection) throws {
        var book = self.state.withLock { $0.book }
        try QuotaStore.load(self.today, into: &book, on: database)
        self.state.withLock { state in
            state.pending.settle(from: state.book, to: book)
            state.book = book
        }
    }

    /// Reserves quota for a request, so that concurrent requests see what is left after it. Each reservation has to be
    /// settled.
    /// - Throws: `Problem` when the request does not fit in what is left.
    func reserve(_ cost: DayUsage, of partner: Partner) throws -> QuotaReservation {
        let (account, reservation) = self.state.withLock { state in
            let today = self.today
            let account = Self.account(of: partner, on: today, in: &state)
            let fits = account.quota?.fits(account.used + cost) ?? true
            return (account, fits ? state.pending.reserve(cost, of: partner.id, on: today) : nil)
        }
        if let reservation { return reservation }
        throw self.refusal(of: cost, account, fields: self.headerFields(for: partner))
    }

    private func refusal(of cost: DayUsage, _ account: Account, fields: HTTPFields) -> Problem {
        let quota = account.quota ?? .standard
        guard quota.fits(cost) else {
            // The request fits in no day, so the answer names no time to retry.
            return Problem(
                .contentTooLarge,
                "The request is larger than a whole day's quota: it has \(cost.events) events and \(cost.bytes) bytes, and a day has "
                    + "\(quota.events) events and \(quota.bytes) bytes. Send it in parts, or ask for a larger quota.",
                headers: fields)
        }
        var fields = fields
        // Requests in progress may give back their reservations; that is known a moment later.
        let mayFitSoon = quota.fits(account.used.reduced(by: account.reserved) + cost)
        fields[.retryAfter] = String(mayFitSoon ? 10 : UtrechtClock.secondsLeft(at: self.now()))
        return Problem(
            .tooManyRequests,
            "The request exceeds what is left of today's quota: \(account.used.events) of \(quota.events) events and "
                + "\(account.used.bytes) of \(quota.bytes) bytes are used. A new day begins at midnight in Utrecht; a smaller "
                + "request may fit sooner.",
            headers: fields)
    }

    /// Ends a reservation by the outcome of its request. Nothing is given back once `send` has begun, because a message
    /// that was not confirmed may be on the topic nevertheless.
    func settle<Prepared, Sent>(
        _ reservation: QuotaReservation, prepare: () async throws -> Prepared,
        send: (Prepared) async throws -> Sent
    ) async throws -> Sent {
        var isSent = false
        defer { self.state.withLock { $0.pending.end(reservation, isSent: isSent) } }
        let prepared = try await prepare()
        isSent = true
        do {
            return try await send(prepared)
        } catch let error as UnreadError {
            isSent = error.isSent
            throw error
        } catch let error as GatewayError where error.isOfRights {
            // A broker that refuses us has taken nothing.
            isSent = false
            throw error
        }
    }

    private static func account(of partner: Partner, on today: CalendarDate, in state: inout State) -> Account {
        state.pending.begin(today)
        let stored = state.book.day == today ? state.book.usage(of: partner.id) : DayUsage()
        return Account(
            quota: state.book.quota(of: partner), used: stored + state.pending[partner.id],
            reserved: state.pending.reserved(by: partner.id))
    }

    /// The remaining quota, as header fields of the IETF's draft on rate limits.
    func headerFields(for partner: Partner) -> HTTPFields {
        let account = self.state.withLock { Self.account(of: partner, on: self.today, in: &$0) }
        guard let quota = account.quota else { return [:] }
        let seconds = UtrechtClock.secondsLeft(at: self.now())
        let left = (max(0, quota.events - account.used.events), max(0, quota.bytes - account.used.bytes))
        return [
            .rateLimitPolicy:
                "\"events\";q=\(quota.events);w=86400, \"bytes\";q=\(quota.bytes);qu=\"content-bytes\";w=86400",
            .rateLimit: "\"events\";r=\(left.0);t=\(seconds), \"bytes\";r=\(left.1);t=\(seconds)",
        ]
    }
}

extension DayUsage {
    /// The usage that the messages add.
    init(_ messages: [PartnerMessage]) {
        self.init(events: Int64(messages.count), bytes: messages.reduce(0) { $0 + Int64($1.body.count) })
    }
}

extension HTTPField.Name {
    // The constants are valid tokens, so the fallbacks are never used.
    static let rateLimit = HTTPField.Name("RateLimit") ?? .server
    static let rateLimitPolicy = HTTPField.Name("RateLimit-Policy") ?? .server
}
