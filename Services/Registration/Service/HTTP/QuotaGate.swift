import Contracts
import Foundation
import HTTPTypes
import Hummingbird
import Intake
import Pipeline
import PostgresClient
import Synchronization
import Vocabulary

/// What is left to a partner of what it may send today, at the door: what does not fit is not taken.
///
/// The count is the one that is stored with the events. What was let in and is not stored yet comes on top, for as long as
/// the day lasts: a region that does not read must not open the door.
final class QuotaGate: Sendable {
    private struct State {
        var book: QuotaBook
        var pending = PendingUsage()
    }

    /// A partner's day at one moment.
    private struct Account {
        /// `nil` for a partner without a limit.
        let quota: DayQuota?
        let used: DayUsage
        /// The part of `used` that may be given back yet.
        let reserved: DayUsage
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
            state.pending.settle(from: state.book, to: book)
            state.book = book
        }
    }

    /// Takes room for a request, so that the requests beside it see what is left after it. Each reservation has to end.
    /// - Throws: `Problem` when a request does not fit in what is left.
    func reserve(_ cost: DayUsage, of partner: Partner) throws -> QuotaReservation {
        let (account, reservation) = self.state.withLock { state in
            let today = self.today
            let account = Self.account(of: partner, on: today, in: &state)
            let fits = account.quota?.fits(account.used + cost) ?? true
            return (account, fits ? state.pending.reserve(cost, of: partner.id, on: today) : nil)
        }
        if let reservation { return reservation }
        throw self.refusal(of: cost, account, fields: self.fields(for: partner))
    }

    private func refusal(of cost: DayUsage, _ account: Account, fields: HTTPFields) -> Problem {
        let quota = account.quota ?? .standard
        guard quota.fits(cost) else {
            // No day has room for it: there is no moment to come back at.
            return Problem(
                .contentTooLarge,
                "It is larger than a whole day's quota: it has \(cost.events) events and \(cost.bytes) bytes, and a day has "
                    + "\(quota.events) events and \(quota.bytes) bytes. Send it in parts, or ask for a larger quota.",
                headers: fields)
        }
        var fields = fields
        // Requests that are under way may give back what they have: a moment later it is known.
        let mayFitSoon = quota.fits(account.used.reduced(by: account.reserved) + cost)
        fields[.retryAfter] = String(mayFitSoon ? 10 : UtrechtClock.secondsLeft(at: self.now()))
        return Problem(
            .tooManyRequests,
            "It does not fit in what is left of today: \(account.used.events) of \(quota.events) events and "
                + "\(account.used.bytes) of \(quota.bytes) bytes are used. A new day begins at midnight in Utrecht; a smaller "
                + "request may fit before.",
            headers: fields)
    }

    /// Ends a reservation by what becomes of its request: nothing is given back once `send` has begun, because a message
    /// that was not confirmed may stand on the topic nevertheless.
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

    /// What is left, as the IETF's draft on rate limits in headers says it.
    func fields(for partner: Partner) -> HTTPFields {
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
