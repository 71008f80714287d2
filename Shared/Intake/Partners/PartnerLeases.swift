import Synchronization
import ThreadExecution

/// A pool that partners share, each with a limited part: a log that does not answer uses up its own partner's part
/// only.
final class PartnerLeases<Resource: Sendable>: Sendable {
    private let pool: LeasePool<Resource>
    private let maximumEach: Int
    private let turns = Mutex<[String: LeasePool<Void>]>([:])

    init(
        maximum: Int, each maximumEach: Int, make: @escaping @Sendable () async throws -> Resource,
        discard: @escaping @Sendable (Resource) async -> Void
    ) {
        self.pool = LeasePool(maximum: maximum, make: make, discard: discard)
        self.maximumEach = maximumEach
    }

    /// A resource that failed is not lent again.
    func use<T: Sendable>(of partner: String, _ body: @Sendable (Resource) async throws -> T) async throws -> T {
        let turns = self.turns.withLock { all in
            let turns = all[partner] ?? LeasePool(maximum: self.maximumEach, make: {}, discard: { _ in })
            all[partner] = turns
            return turns
        }
        return try await turns.use(
            { _ in try await self.pool.use(body, isReusable: { !$1 }) }, isReusable: { _, _ in true })
    }

    func close() async { await self.pool.close() }
}
