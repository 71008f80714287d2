import ThreadExecution

/// A bounded set of connections for readers such as pages.
public struct PostgresPool: Sendable {
    private let pool: LeasePool<PostgresConnection>

    public init(_ url: String, applicationName: String = "doorstroom", maximum: Int = 4) {
        self.pool = LeasePool(
            maximum: maximum, make: { try await PostgresConnection(url, applicationName: applicationName) },
            discard: { await $0.close() })
    }

    /// Runs the closure with a connection. A broken connection is discarded, not reused.
    public func withConnection<T: Sendable>(
        _ body: @Sendable (PostgresConnection) async throws -> T
    ) async throws -> T {
        try await self.pool.use(body, isReusable: { connection, _ in await connection.isOpen })
    }

    public func close() async { await self.pool.close() }
}
