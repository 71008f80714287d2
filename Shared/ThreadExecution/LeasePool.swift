/// A bounded set of resources that take time to create, each lent to one user at a time, for as long as a closure runs.
public actor LeasePool<Resource: Sendable> {
    private let maximum: Int
    private let maximumIdle: Int
    private let make: @Sendable () async throws -> Resource
    private let discard: @Sendable (Resource) async -> Void
    private var idle: [Resource] = []
    private var leased = 0
    private var waiters: [CheckedContinuation<Void, Never>] = []

    /// - Parameter maximumIdle: how many are kept while nobody waits for one; by default all of them.
    public init(
        maximum: Int, maximumIdle: Int = .max, make: @escaping @Sendable () async throws -> Resource,
        discard: @escaping @Sendable (Resource) async -> Void
    ) {
        self.maximum = maximum
        self.maximumIdle = maximumIdle
        self.make = make
        self.discard = discard
    }

    /// - Parameter isReusable: asked after each use; a resource that is not reusable is discarded.
    public func use<T: Sendable>(
        _ body: @Sendable (Resource) async throws -> T,
        isReusable: @Sendable (Resource, _ hasFailed: Bool) async -> Bool
    ) async throws -> T {
        while self.leased >= self.maximum {
            await withCheckedContinuation { self.waiters.append($0) }
        }
        self.leased += 1
        defer {
            self.leased -= 1
            if !self.waiters.isEmpty { self.waiters.removeFirst().resume() }
        }
        let resource: Resource
        if let known = self.idle.popLast() { resource = known } else { resource = try await self.make() }
        do {
            let value = try await body(resource)
            await self.giveBack(resource, isReusable: await isReusable(resource, false))
            return value
        } catch {
            await self.giveBack(resource, isReusable: await isReusable(resource, true))
            throw error
        }
    }

    private func giveBack(_ resource: Resource, isReusable: Bool) async {
        if isReusable, self.idle.count < max(self.maximumIdle, self.waiters.count) {
            self.idle.append(resource)
        } else {
            await self.discard(resource)
        }
    }

    public func close() async {
        let idle = self.idle
        self.idle = []
        for resource in idle { await self.discard(resource) }
    }
}
