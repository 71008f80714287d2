import Contracts
import HTTPTypes
import Hummingbird
import Intake
import Logging
import PostgresClient
import ServiceKit
import Synchronization

/// Identifies the partner of a request by its token, and applies that partner's own limits, so that one partner's load
/// does not affect another.
final class PartnerGate: Sendable {
    /// A partner's use at the moment.
    private struct Use {
        var tokens = Double(HTTPContract.requestsPerSecond * 2)
        var refilledAt = ContinuousClock.now
        var entered: [Kind: Int] = [:]
    }

    private struct Cache {
        var partners: [[UInt8]: Partner] = [:]
        var directory = PartnerDirectory([])
        var readAt: ContinuousClock.Instant?
        var uses: [String: Use] = [:]
        /// The read in progress, which all requests that need one share.
        var reading: Task<Void, any Error>?
    }

    enum Kind: Sendable {
        case request
        case stream

        var limit: (count: Int, unit: String, retryAfter: Int) {
            switch self {
            case .request: (HTTPContract.concurrentRequests, "requests at a time", 1)
            case .stream: (HTTPContract.concurrentStreams, "open streams", 30)
            }
        }
    }

    private static let readAgainAfter = Duration.seconds(5)

    /// The partners' quotas for a day.
    let quotas: QuotaGate
    private let pool: PostgresPool
    private let cache = Mutex(Cache())
    private let refused: RefusedTokens

    init(pool: PostgresPool, quota: DayQuota, logger: Logger) {
        self.pool = pool
        self.quotas = QuotaGate(quota)
        self.refused = RefusedTokens(logger: logger)
    }

    var directory: PartnerDirectory { self.cache.withLock { $0.directory } }

    /// - Throws: `Problem` when the token is unknown, or the partner has reached a limit.
    func admit<T: Sendable>(
        _ request: Request, as kind: Kind = .request, _ body: (Partner) async throws -> T
    ) async throws -> T {
        let (partner, lease) = try await self.lease(request, as: kind)
        defer { lease.end() }
        return try await body(partner)
    }

    /// Holds a slot until `end`, for responses that stay open.
    func lease(_ request: Request, as kind: Kind) async throws -> (Partner, Lease) {
        let partner = try await self.partner(of: request)
        try self.enter(partner, kind)
        return (partner, Lease { self.leave(partner, kind) })
    }

    /// Releases the slot once, at the latest on deinitialization.
    final class Lease: Sendable {
        private let release: Mutex<(@Sendable () -> Void)?>

        init(_ release: @escaping @Sendable () -> Void) {
            self.release = Mutex(release)
        }

        func end() {
            let release = self.release.withLock { stored in
                defer { stored = nil }
                return stored
            }
            release?()
        }

        deinit { self.end() }
    }

    private func partner(of request: Request) async throws -> Partner {
        guard let digest = Self.digest(of: request) else {
            self.refused.note(.missing, from: RequestPeer.address)
            throw Problem.unauthorized("The request has no token.")
        }
        try await self.refresh(ifOlderThan: Self.readAgainAfter)
        if self.cache.withLock({ $0.partners[digest] }) == nil {
            // The token may be new. Guessed tokens do not cause more than one read a second: they wait for the next
            // read.
            let age = self.cache.withLock { $0.readAt.map { ContinuousClock.now - $0 } } ?? .seconds(1)
            if age < .seconds(1) { try await Task.sleep(for: .seconds(1) - age) }
            try await self.refresh(ifOlderThan: .seconds(1))
        }
        guard let partner = self.cache.withLock({ $0.partners[digest] }) else {
            self.refused.note(.unknown, from: RequestPeer.address)
            throw Problem.unauthorized("The token is not valid.", error: "invalid_token")
        }
        return partner
    }

    /// The digest of the request's token; `nil` for none.
    private static func digest(of request: Request) -> [UInt8]? {
        request.bearerToken.map(PartnerToken.digest)
    }

    /// Whether the token of an open response still belongs to this partner; otherwise the response ends.
    func stillAdmits(_ partner: Partner, _ request: Request) async -> Bool {
        guard let digest = Self.digest(of: request),
            (try? await self.refresh(ifOlderThan: Self.readAgainAfter)) != nil
        else { return false }
        return self.cache.withLock { $0.partners[digest]?.id } == partner.id
    }

    /// Reads the partners again when the last read is older than the limit. While the database does not answer, that
    /// read stays valid for one more minute.
    private func refresh(ifOlderThan limit: Duration) async throws {
        let now = ContinuousClock.now
        let age = self.cache.withLock { $0.readAt.map { now - $0 } }
        if let age, age < limit { return }
        do {
            try await self.read(at: now)
        } catch {
            guard let age, age < Self.readAgainAfter + .seconds(60) else {
                throw Problem(.serviceUnavailable, "The list of partners cannot be read at the moment.", retryAfter: 5)
            }
        }
    }

    private func read(at now: ContinuousClock.Instant) async throws {
        let reading = self.cache.withLock { cache in
            if let reading = cache.reading { return reading }
            let reading = Task {
                defer { self.cache.withLock { $0.reading = nil } }
                let (directory, tokens) = try await self.pool.withConnection { connection in
                    try await connection.transaction { database in
                        try self.quotas.read(on: database)
                        return (try PartnerStore().load(on: database), try PartnerStore.tokens(on: database))
                    }
                }
                self.cache.withLock { cache in
                    cache.directory = directory
                    cache.partners = tokens.compactMapValues { directory[$0] }
                    cache.readAt = now
                }
            }
            cache.reading = reading
            return reading
        }
        try await reading.value
    }

    private func enter(_ partner: Partner, _ kind: Kind) throws {
        let now = ContinuousClock.now
        let problem = self.cache.withLock { cache -> Problem? in
            var use = cache.uses[partner.id] ?? Use()
            let rate = Double(HTTPContract.requestsPerSecond)
            use.tokens = min(rate * 2, use.tokens + (now - use.refilledAt) / .seconds(1) * rate)
            use.refilledAt = now
            defer { cache.uses[partner.id] = use }
            guard use.tokens >= 1 else {
                return Problem(
                    .tooManyRequests, "More than \(HTTPContract.requestsPerSecond) requests a second.", retryAfter: 1)
            }
            let limit = kind.limit
            guard use.entered[kind, default: 0] < limit.count else {
                return Problem(
                    .tooManyRequests, "More than \(limit.count) \(limit.unit).", retryAfter: limit.retryAfter)
            }
            use.entered[kind, default: 0] += 1
            use.tokens -= 1
            return nil
        }
        if let problem { throw problem }
    }

    private func leave(_ partner: Partner, _ kind: Kind) {
        self.cache.withLock { $0.uses[partner.id]?.entered[kind, default: 0] -= 1 }
    }
}
