@testable import Intake
import Testing

@Suite(.timeLimit(.minutes(10)))
struct OptimisticInsertPolicyTests {
    @Test func aRepeatMakesTheNextBatchesBeLookedUpUntilEightHadNone() {
        var policy = OptimisticInsertPolicy(smallestBatch: 10)
        #expect(policy.expectsNew(batchOf: 10))
        policy.record(isNew: true, batchOf: 10)
        #expect(policy.expectsNew(batchOf: 10))
        policy.record(isNew: false, batchOf: 10)
        for _ in 0..<8 {
            #expect(!policy.expectsNew(batchOf: 10))
            policy.record(isNew: true, batchOf: 10)
        }
        #expect(policy.expectsNew(batchOf: 10))
    }

    @Test func smallBatchesAreLookedUpAndTellNothing() {
        var policy = OptimisticInsertPolicy(smallestBatch: 10)
        #expect(!policy.expectsNew(batchOf: 9))
        policy.record(isNew: false, batchOf: 9)
        #expect(policy.expectsNew(batchOf: 10))
    }
}
