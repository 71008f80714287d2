/// A bounded set of connections for readers such as pages. A lease lasts as long as a closure.
public actor PostgresPool {
    private let url: String
    private let applicationName: String
    private let maximum: Int
    private var idle: [PostgresConnection] = []
    private var leased = 0
    private var waiters: [CheckedContinuation<Void, Never>] = []

    public init(_ url: String, applicationName: String = "doorstroom", maximum: Int = 4) {
        self.url = url
        self.applicationName = applicationName
        self.maximum = maximum
    }

    /// Runs the closure with a connection. A broken connection is thrown away, not handed on.
    public func withConnection<T: Sendable>(
        _ body: @Sendable (PostgresConnection) async throws -> T
    ) async throws -> T {
        while self.leased >= self.maximum {
            await withCheckedContinuation { self.waiters.append($0) }
        }
        self.leased += 1
        defer {
            self.leased -= 1
            if !self.waiters.isEmpty { self.waiters.removeFirst().resume() }
        }
        let connection: PostgresConnection
        if let known = self.idle.popLast() {
            connection = known
        } else {
            connection = try await PostgresConnection(self.url, applicationName: self.applicationName)
        }
        do {
            let value = try await body(connection)
            await self.giveBack(connection)
            return value
        } catch {
            await self.giveBack(connection)
            throw error
        }
    }

    private func giveBack(_ connection: PostgresConnection) async {
        if await connection.isOpen {
            self.idle.append(connection)
        } else {
            await connection.close()
        }
    }

    public func close() async {
        for connection in self.idle { await connection.close() }
        self.idle = []
    }
}
