import Synchronization
import TestSupport
import Testing
import ThreadExecution

/// The resources that a pool keeps while nobody waits for one.
@Suite(.timeLimit(.minutes(10)))
struct LeasePoolTests {
    private final class Count: Sendable {
        let made = Mutex(0)
        let discarded = Mutex(0)
        let present = Mutex(0)
    }

    /// - Returns: how many resources were made and discarded when `users` used them all at the same time.
    private static func use(_ users: Int, maximum: Int, maximumIdle: Int) async throws -> (made: Int, discarded: Int) {
        let count = Count()
        let pool = LeasePool<Int>(
            maximum: maximum, maximumIdle: maximumIdle,
            make: {
                count.made.withLock {
                    $0 += 1; return $0
                }
            },
            discard: { _ in count.discarded.withLock { $0 += 1 } })
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<users {
                group.addTask {
                    try await pool.use(
                        { _ in
                            count.present.withLock { $0 += 1 }
                            try await eventually("as many users as the pool allows") {
                                count.present.withLock { $0 } >= min(users, maximum)
                            }
                        }, isReusable: { !$1 })
                }
            }
            try await group.waitForAll()
        }
        return (count.made.withLock { $0 }, count.discarded.withLock { $0 })
    }

    @Test func resourcesBeyondTheIdleOnesAreDiscarded() async throws {
        #expect(try await Self.use(3, maximum: 3, maximumIdle: 1) == (3, 2))
        #expect(try await Self.use(3, maximum: 3, maximumIdle: 3) == (3, 0))
    }

    @Test func aWaitingUserGetsAResourceThatIsThere() async throws {
        let (made, discarded) = try await Self.use(12, maximum: 3, maximumIdle: 1)
        #expect(made < 12 && discarded < made)
    }
}
