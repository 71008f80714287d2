@testable import Intake
import Synchronization
import Testing

/// A partner whose log does not answer keeps no other partner from sending.
@Suite(.timeLimit(.minutes(10)))
struct PartnerLeasesTests {
    private final class Count: Sendable {
        let asked = Atomic(0)
        let entered = Atomic(0)
        let isOver = Atomic(false)
    }

    private static func leases() -> PartnerLeases<Int> {
        PartnerLeases(maximum: 4, each: 2, make: { 1 }, discard: { _ in })
    }

    @Test func onePartnerHoldsItsOwnPartOnly() async throws {
        let leases = Self.leases()
        let count = Count()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    count.asked.add(1, ordering: .relaxed)
                    try await leases.use(of: "lister") { _ in
                        count.entered.add(1, ordering: .relaxed)
                        // Its log does not answer. A third simultaneous lease would be the fault, and ends the test.
                        while !count.isOver.load(ordering: .relaxed), count.entered.load(ordering: .relaxed) <= 2 {
                            try await Task.sleep(for: .milliseconds(1))
                        }
                    }
                }
            }
            while count.asked.load(ordering: .relaxed) < 8 || count.entered.load(ordering: .relaxed) < 2 {
                await Task.yield()
            }
            // Let the others take their places in the queue; if this wait is too short, the test passes all the same.
            try await Task.sleep(for: .milliseconds(50))
            let lent = try await leases.use(of: "beter-wonen") { $0 }
            #expect(lent == 1 && count.entered.load(ordering: .relaxed) == 2)
            count.isOver.store(true, ordering: .relaxed)
            try await group.waitForAll()
        }
        #expect(count.entered.load(ordering: .relaxed) == 8, "each has its turn")
        await leases.close()
    }

    @Test func aTurnEndsWithAFailure() async throws {
        struct Failure: Error {}
        let leases = Self.leases()
        for _ in 0..<5 {
            await #expect(throws: Failure.self) { try await leases.use(of: "lister") { _ in throw Failure() } }
        }
        #expect(try await leases.use(of: "lister") { $0 } == 1)
    }
}
